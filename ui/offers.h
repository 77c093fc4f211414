// What a host offers to the window.

#ifndef UI_OFFERS_H
#define UI_OFFERS_H

#include "ui/theme.h"

#include <lv2/core/lv2.h>
#include <lv2/log/logger.h>
#include <lv2/ui/ui.h>
#include <lv2/urid/urid.h>
#include <stdint.h>

typedef struct {
  LV2_URID_Map*       map; ///< Without it there are sliders, but no messages
  const LV2UI_Touch*  touch;
  const LV2UI_Resize* resize;
  LV2_Log_Logger      logger;
  uintptr_t           parent;
  double              scale;    ///< As the host says, 0 if it does not
  bool                coloured; ///< Whether it tells its background
  UiColour            background;
} UiOffers;

/// [init] Read what is offered; what is not understood is left out.
void ui_offers_read(UiOffers* self, const LV2_Feature* const* features);

#endif
