-- Plays a session at one speed after another and tells where each one ended.
--
--   ESTRO_SESSION  folder of the session
--   ESTRO_SPEEDS   "0.5 1.5 -1 ...", each for two seconds
local session = load_session(os.getenv("ESTRO_SESSION"), "estro")
assert(session, "no session")
sleep(1)

-- Waits until two seconds have made the song go on, or back
local function play(speed)
  local from = Session:transport_sample()
  for _ = 1, 600 do
    sleep(0.1)
    if (Session:transport_sample() - from) * speed > 96000 * math.abs(speed) then
      print("PLAYED", speed, from, Session:transport_sample())
      return
    end
  end
  error("it does not go on at speed " .. speed)
end

print("LOADED")
local ui = ARDOUR.TransportRequestSource.TRS_UI
Session:request_roll(ui)
play(1)
for speed in os.getenv("ESTRO_SPEEDS"):gmatch("%S+") do
  Session:request_transport_speed(tonumber(speed), ui)
  play(tonumber(speed))
end
Session:request_stop(false, false, ui)
sleep(1)
close_session()
quit()
