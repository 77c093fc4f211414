#include "ui/offers.h"

#include <lv2/atom/atom.h>
#include <lv2/options/options.h>
#include <string.h>

static LV2_URID
urid(const UiOffers* self, const char* uri)
{
  return self->map->map(self->map->handle, uri);
}

static void
read_scale(UiOffers* self, const LV2_Options_Option* option)
{
  float value = 0.0f;
  memcpy(&value, option->value, sizeof(value));
  // Some hosts say 1 whatever the screen: then the desktop knows better
  self->scale = value > 1.0f && value <= 4.0f ? (double)value : 0.0;
}

/// Colours are 0xRRGGBBAA.
static void
read_background(UiOffers* self, const LV2_Options_Option* option)
{
  uint32_t rgba = 0;
  memcpy(&rgba, option->value, sizeof(rgba));
  self->background =
    (UiColour){(rgba >> 24U & 255U) / 255.0, (rgba >> 16U & 255U) / 255.0,
               (rgba >> 8U & 255U) / 255.0};
  self->coloured = true;
}

static void
read_options(UiOffers* self, const LV2_Options_Option* option)
{
  if (!self->map || !option) {
    return;
  }
  const LV2_URID scale      = urid(self, LV2_UI__scaleFactor);
  const LV2_URID background = urid(self, LV2_UI__backgroundColor);
  const LV2_URID a_float    = urid(self, LV2_ATOM__Float),
                 an_int     = urid(self, LV2_ATOM__Int);
  for (; option->key; ++option) {
    if (!option->value || option->size != 4) {
      continue;
    }
    if (option->key == scale && option->type == a_float) {
      read_scale(self, option);
    } else if (option->key == background && option->type == an_int) {
      read_background(self, option);
    }
  }
}

void
ui_offers_read(UiOffers* self, const LV2_Feature* const* features)
{
  const LV2_Options_Option* options = NULL;
  LV2_Log_Log*              log     = NULL;
  for (unsigned i = 0; features && features[i]; ++i) {
    const char* const uri = features[i]->URI;
    if (!strcmp(uri, LV2_UI__parent)) {
      self->parent = (uintptr_t)features[i]->data;
    } else if (!strcmp(uri, LV2_URID__map)) {
      self->map = (LV2_URID_Map*)features[i]->data;
    } else if (!strcmp(uri, LV2_UI__touch)) {
      self->touch = (const LV2UI_Touch*)features[i]->data;
    } else if (!strcmp(uri, LV2_UI__resize)) {
      self->resize = (const LV2UI_Resize*)features[i]->data;
    } else if (!strcmp(uri, LV2_OPTIONS__options)) {
      options = (const LV2_Options_Option*)features[i]->data;
    } else if (!strcmp(uri, LV2_LOG__log)) {
      log = (LV2_Log_Log*)features[i]->data;
    }
  }
  lv2_log_logger_init(&self->logger, self->map, log);
  read_options(self, options);
}
