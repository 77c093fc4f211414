-- Plays a session while a control of Estro is moved, as its window moves it, and saves
-- what Ardour has recorded.
--
--   ESTRO_SESSION  folder of the session
--   ESTRO_MOVES    "port value back": a hand holds the port near the value from a second
--                  and a half to three, then where it was
--
-- In mode Write: what makes lines of Touch and Latch belongs to Ardour's window.
local session = load_session(os.getenv("ESTRO_SESSION"), "estro")
assert(session, "no session")
local port, value, back = os.getenv("ESTRO_MOVES"):match("(%S+) (%S+) (%S+)")
local ui = ARDOUR.TransportRequestSource.TRS_UI
local control
for route in Session:get_routes():iter() do
  local processor = route:nth_plugin(0)
  if not processor:isnil() then
    print("LOADED", processor:to_insert():plugin(0):label())
    control = processor:to_automatable():automation_control(
      Evoral.Parameter(ARDOUR.AutomationType.PluginAutomation, 0, tonumber(port)), false)
  end
end

local function hold(near)
  for step = 1, 15 do
    control:set_value(near - 0.01 * step, PBD.GroupControlDisposition.NoGroup)
    sleep(0.1)
  end
end

control:set_automation_state(ARDOUR.AutoState.Write)
sleep(1)
Session:request_roll(ui)
sleep(1.5)
hold(tonumber(value))
hold(tonumber(back))
Session:request_stop(false, false, ui)
sleep(1)
control:set_automation_state(ARDOUR.AutoState.Play)
sleep(1)
print("POINTS", control:alist():size())
Session:save_state("")
close_session()
quit()
