-- A producer's afternoon in one process: tempo ramp, meter change, presets and
-- jumps while it plays, a copy of the track; then saves.
--
-- Run by ardour7-lua; what is wanted comes in the environment:
--   ESTRO_SESSION  folder of the session    ESTRO_PRESETS  labels, split by "|"
--   ESTRO_COPY     "yes" to duplicate the track
local folder = os.getenv("ESTRO_SESSION")
local session = create_session(folder, "estro", 48000)
assert(session, "no session")
sleep(1)

-- From 100 to 140 bpm in 16 beats, and bars of three from the ninth beat on
local map = Temporal.TempoMap.fetch_writable()
local function place(beat)
  return Temporal.timepos_t.from_ticks(Temporal.ticks_per_beat * beat)
end
map:set_tempo(Temporal.Tempo(100, 140, 4), place(0))
map:set_tempo(Temporal.Tempo(140, 140, 4), place(16))
map:set_meter(Temporal.Meter(3, 4), place(8))
Temporal.TempoMap.update(map)
map = nil
for beat = 0, 27 do
  print("BEAT", beat, place(beat):samples())
end

local info = ARDOUR.LuaAPI.new_plugin_info("urn:estro:estro", ARDOUR.PluginType.LV2)
assert(not info:isnil(), "Ardour does not know the plugin")
local tracks = Session:new_midi_track(
  ARDOUR.ChanCount(ARDOUR.DataType("midi"), 1),
  ARDOUR.ChanCount(ARDOUR.DataType("audio"), 2), true, info, nil, nil, 1, "estro",
  ARDOUR.PresentationInfo.max_order, ARDOUR.TrackMode.Normal, true)
local plugin
for track in tracks:iter() do
  plugin = track:nth_plugin(0):to_insert():plugin(0)
  print("LOADED", plugin:label())
end

local ui = ARDOUR.TransportRequestSource.TRS_UI
for label in (os.getenv("ESTRO_PRESETS") .. "|"):gmatch("(.-)|") do
  local preset = plugin:preset_by_label(label)
  assert(preset and plugin:load_preset(preset), "no preset " .. label)
  sleep(1)
  if not Session:transport_rolling() then
    Session:request_roll(ui)
    sleep(1)
  end
  assert(Session:transport_rolling(), "it does not roll")
  print("ROLLED", Session:transport_sample())
  Session:request_locate(96000, false, ARDOUR.LocateTransportDisposition.MustRoll, ui)
end
sleep(1)
print("ROLLED", Session:transport_sample())
Session:request_stop(false, false, ui)
sleep(1)
Session:save_state("")

-- What "Duplicate" does: the track's saved state, made into a new track
if os.getenv("ESTRO_COPY") == "yes" then
  local file = assert(io.open(folder .. "/estro.ardour"))
  local text = file:read("a")
  file:close()
  for route in text:gmatch("<Route .-</Route>") do
    if route:find('type="lv2"', 1, true) then
      local template = assert(io.open(folder .. "/copy.template", "w"))
      template:write('<?xml version="1.0" encoding="UTF-8"?>\n' .. route .. "\n")
      template:close()
    end
  end
  local copies = Session:new_route_from_template(1, ARDOUR.PresentationInfo.max_order,
    folder .. "/copy.template", "copy", ARDOUR.PlaylistDisposition.NewPlaylist)
  print("COPIES", copies:size())
  sleep(1)
  Session:save_state("")
end
close_session()
quit()
