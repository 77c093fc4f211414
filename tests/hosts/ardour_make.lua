-- Makes a session with one MIDI track that plays Estro, and saves it.
--
-- Run by ardour7-lua; what is wanted comes in the environment:
--   ESTRO_SESSION  folder of the session      ESTRO_PRESET  label of a preset
--   ESTRO_SET      "port value"               ESTRO_AUTOMATE  port
--   ESTRO_TEMPI    "beat bpm beat bpm ..."    ESTRO_WAIT    seconds to compose
local session = create_session(os.getenv("ESTRO_SESSION"), "estro", 48000)
assert(session, "no session")
sleep(1)

local map = Temporal.TempoMap.fetch_writable()
for beat, bpm in (os.getenv("ESTRO_TEMPI") or ""):gmatch("(%S+) (%S+)") do
  map:set_tempo(Temporal.Tempo(tonumber(bpm), tonumber(bpm), 4),
    Temporal.timepos_t.from_ticks(Temporal.ticks_per_beat * tonumber(beat)))
end
Temporal.TempoMap.update(map)
map = nil

local info = ARDOUR.LuaAPI.new_plugin_info("urn:estro:estro", ARDOUR.PluginType.LV2)
assert(not info:isnil(), "Ardour does not know the plugin")
local tracks = Session:new_midi_track(
  ARDOUR.ChanCount(ARDOUR.DataType("midi"), 1),
  ARDOUR.ChanCount(ARDOUR.DataType("audio"), 2), true, info, nil, nil, 1, "estro",
  ARDOUR.PresentationInfo.max_order, ARDOUR.TrackMode.Normal, true)

-- Calls visit with each control input: its place among controls, and its port
local function each_control(plugin, visit)
  local nth = 0
  for port = 0, plugin:parameter_count() - 1 do
    if plugin:parameter_is_control(port) then
      if plugin:parameter_is_input(port) then visit(nth, port) end
      nth = nth + 1
    end
  end
end

-- A zigzag over four seconds, played back
local function automate(processor, nth, port)
  local _, list, range = ARDOUR.LuaAPI.plugin_automation(processor, nth)
  for step = 0, 8 do
    local share = (step % 2 == 0) and 0.1 or 0.9
    list:add(Temporal.timepos_t(math.floor(48000 * step / 2)),
      range.lower + (range.upper - range.lower) * share, false, true)
  end
  local which = Evoral.Parameter(ARDOUR.AutomationType.PluginAutomation, 0, port)
  processor:to_automatable():automation_control(which, false)
    :set_automation_state(ARDOUR.AutoState.Play)
end

for track in tracks:iter() do
  local processor = track:nth_plugin(0)
  local plugin = processor:to_insert():plugin(0)
  print("LOADED", plugin:label(), plugin:parameter_count())
  local wanted = os.getenv("ESTRO_PRESET")
  if wanted then
    local preset = plugin:preset_by_label(wanted)
    assert(preset and plugin:load_preset(preset), "no preset " .. wanted)
  end
  local set_port, set_value = (os.getenv("ESTRO_SET") or ""):match("(%S+) (%S+)")
  local automated = tonumber(os.getenv("ESTRO_AUTOMATE") or "")
  each_control(plugin, function(nth, port)
    if port == tonumber(set_port) then
      ARDOUR.LuaAPI.set_processor_param(processor, nth, tonumber(set_value))
    end
    if port == automated then automate(processor, nth, port) end
  end)
end

-- The new track is connected to the master bus in another thread, and the
-- worker composes: a save at once would miss both
sleep(tonumber(os.getenv("ESTRO_WAIT") or "3"))
Session:save_state("")
close_session()
quit()
