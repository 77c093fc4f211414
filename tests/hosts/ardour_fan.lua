-- Makes a session in which Estro Multi is fanned out to a bus for each part, as Ardour's
-- "Fan out to Busses" does, which belongs to its window; plays it and saves it.
--
--   ESTRO_SESSION  folder of the session    ESTRO_PRESET  label of a preset
--   ESTRO_ALONE    "bus bus ...": saves snapshots of these names, all other busses muted
local session = create_session(os.getenv("ESTRO_SESSION"), "estro", 48000)
assert(session, "no session")
sleep(1)

local map = Temporal.TempoMap.fetch_writable()
map:set_tempo(Temporal.Tempo(120, 120, 4), Temporal.timepos_t(0))
Temporal.TempoMap.update(map)
map = nil

local info = ARDOUR.LuaAPI.new_plugin_info("urn:estro:multi", ARDOUR.PluginType.LV2)
assert(not info:isnil(), "Ardour does not know the plugin")
local audio = ARDOUR.DataType("audio")
local last = ARDOUR.PresentationInfo.max_order
local track
for each in Session:new_midi_track(ARDOUR.ChanCount(ARDOUR.DataType("midi"), 1),
  ARDOUR.ChanCount(audio, 2), false, info, nil, nil, 1, "estro", last,
  ARDOUR.TrackMode.Normal, true):iter() do track = each end
sleep(2) -- Another thread connects the new track
local processor = track:the_instrument()
local plugin = processor:to_insert():plugin(0)
local n = processor:output_streams():n_audio()
print("LOADED", plugin:label())
assert(track:n_outputs():n_audio() == n, "the track is narrower than its plugin")

track:panner_shell():set_bypassed(true)
local ports, widths, names = {}, {}, {}
for nth = 0, n - 1 do
  local port = plugin:describe_io_port(audio, false, nth)
  print("PORT", nth, port.group_channel, port.group_name)
  ports[nth] = port
  if not widths[port.group_name] then names[#names + 1] = port.group_name end
  widths[port.group_name] = (widths[port.group_name] or 0) + 1
  track:output():audio(nth):disconnect_all()
end
local busses = {}
for _, name in ipairs(names) do
  for each in Session:new_audio_route(widths[name], 2, nil, 1, name,
    ARDOUR.PresentationInfo.Flag.AudioBus, last):iter() do busses[name] = each end
end
sleep(2)
for nth = 0, n - 1 do
  local into = busses[ports[nth].group_name]:input():audio(ports[nth].group_channel)
  assert(track:output():audio(nth):connect(into:name()) == 0, "not connected")
end

local preset = plugin:preset_by_label(os.getenv("ESTRO_PRESET"))
assert(preset and plugin:load_preset(preset), "no preset")
sleep(3)
Session:save_state("")
for alone in os.getenv("ESTRO_ALONE"):gmatch("%S+") do
  for name, bus in pairs(busses) do
    bus:mute_control():set_value(name == alone and 0 or 1,
      PBD.GroupControlDisposition.NoGroup)
  end
  sleep(1)
  Session:save_state(alone)
end
close_session()
quit()
