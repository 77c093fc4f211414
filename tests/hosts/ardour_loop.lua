-- Plays a session from its beginning, then round its loop if it has one, and saves it.
--
--   ESTRO_SESSION  folder of the session    ESTRO_SECONDS  "straight looping"
local session = load_session(os.getenv("ESTRO_SESSION"), "estro")
assert(session, "no session")
local straight, looping = os.getenv("ESTRO_SECONDS"):match("(%S+) (%S+)")
print("LOADED")
sleep(1)

local ui = ARDOUR.TransportRequestSource.TRS_UI
Session:request_roll(ui)
sleep(tonumber(straight))
if tonumber(looping) > 0 then
  Session:request_play_loop(true, true)
  sleep(tonumber(looping))
  assert(Session:transport_rolling() and Session:get_play_loop(), "it does not loop")
end
Session:request_stop(false, false, ui)
sleep(1)
Session:save_state("")
close_session()
quit()
