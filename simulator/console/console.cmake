# The console's files as one C++ source, `console_source`: made by npm where there is one; else a file that says
# that there is none, and all the rest builds.
set(console_output ${CMAKE_BINARY_DIR}/console)
set(console_source ${console_output}/assets.cpp)
find_program(NPM npm)

if(VPCSIM_CONSOLE AND NPM)
  set(console_dir ${CMAKE_CURRENT_SOURCE_DIR}/simulator/console)
  file(GLOB_RECURSE console_inputs CONFIGURE_DEPENDS ${console_dir}/src/*)
  add_custom_command(
    OUTPUT ${console_source}
    COMMAND ${CMAKE_COMMAND} -DSOURCE=${console_dir} -DOUTPUT=${console_output} -DNPM=${NPM}
            -P ${console_dir}/build.cmake
    DEPENDS ${console_inputs} ${console_dir}/build.cmake ${console_dir}/index.html ${console_dir}/package.json
            ${console_dir}/package-lock.json ${console_dir}/tsconfig.json ${console_dir}/vite.config.ts
    COMMENT "Building the console"
    VERBATIM)
else()
  set(why "there was no npm (Node.js).")
  if(NOT VPCSIM_CONSOLE)
    set(why "VPCSIM_CONSOLE was off.")
  endif()
  file(CONFIGURE OUTPUT ${console_source} CONTENT [[
#include "simulator/console/assets.hpp"

namespace vpcsim::console {
std::span<const Asset> assets() { return {}; }
std::string_view why_without() { return "@why@"; }
}  // namespace vpcsim::console
]] @ONLY)
endif()
