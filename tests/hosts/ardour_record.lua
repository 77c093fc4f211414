-- Records what Estro's MIDI output plays on a MIDI track of its own, and saves it.
--
--   ESTRO_SESSION  folder of the session    ESTRO_SECONDS  where to stop
--   ESTRO_PUNCH    "yes" to record within the session's punch range only
local session = load_session(os.getenv("ESTRO_SESSION"), "estro")
assert(session, "no session")

local function wait(what, is_so)
  for _ = 1, 600 do
    if is_so() then return end
    sleep(0.1)
  end
  error("waited in vain for " .. what)
end

local one = ARDOUR.ChanCount(ARDOUR.DataType("midi"), 1)
local tracks = Session:new_midi_track(one, one, true, ARDOUR.PluginInfo(), nil, nil, 1,
  "notes", ARDOUR.PresentationInfo.max_order, ARDOUR.TrackMode.Normal, true)
local track
for each in tracks:iter() do track = each end
sleep(1) -- Another thread connects the new track
local from = Session:route_by_name("estro"):output():midi(0)
local to = track:input():midi(0)
to:disconnect_all()
assert(to:connect(from:name()) == 0, "not connected")
track:rec_enable_control():set_value(1, PBD.GroupControlDisposition.NoGroup)

local is_punched = os.getenv("ESTRO_PUNCH") == "yes"
Session:cfg():set_punch_in(is_punched)
Session:cfg():set_punch_out(is_punched)
Session:maybe_enable_record(false)
local ui = ARDOUR.TransportRequestSource.TRS_UI
local last = tonumber(os.getenv("ESTRO_SECONDS")) * Session:nominal_sample_rate()
Session:request_roll(ui)
wait("recording", function() return Session:actively_recording() end)
print("LOADED")
wait("the end", function() return Session:transport_sample() >= last end)
Session:request_stop(false, false, ui)
wait("a region", function() return track:playlist():region_list():size() > 0 end)
Session:save_state("")
close_session()
quit()
