-- Loads the session, tells every control's value and automation, saves it again.
local session = load_session(os.getenv("ESTRO_SESSION"), "estro")
assert(session, "no session")
for route in Session:get_routes():iter() do
  local processor = route:nth_plugin(0)
  if not processor:isnil() then
    local plugin = processor:to_insert():plugin(0)
    print("LOADED", plugin:label())
    local nth = 0
    for port = 0, plugin:parameter_count() - 1 do
      if plugin:parameter_is_control(port) then
        if plugin:parameter_is_input(port) then
          local _, list = ARDOUR.LuaAPI.plugin_automation(processor, nth)
          local value = ARDOUR.LuaAPI.get_processor_param(processor, nth)
          print("CONTROL", port, string.format("%.9g", value), list:isnil() and 0 or list:size())
        end
        nth = nth + 1
      end
    end
  end
end
sleep(1)
Session:save_state("")
close_session()
quit()
