# Run by the build: npm's packages, Vite's bundle, and from that a C++ file that holds it, compressed.
#   cmake -DSOURCE=simulator/console -DOUTPUT=<build>/console -DNPM=<npm> -P build.cmake

set(dist "${OUTPUT}/dist")
set(without "")

# The packages of this very lock file may be here already.
set(installed "${SOURCE}/node_modules/.installed")
execute_process(COMMAND ${CMAKE_COMMAND} -E compare_files "${SOURCE}/package-lock.json" "${installed}"
                RESULT_VARIABLE differs OUTPUT_QUIET ERROR_QUIET)
if(differs)
  execute_process(COMMAND "${NPM}" ci --ignore-scripts --no-audit --no-fund --loglevel=error
                  WORKING_DIRECTORY "${SOURCE}" RESULT_VARIABLE failed OUTPUT_VARIABLE said ERROR_VARIABLE said)
  if(failed)
    message(WARNING "npm ci failed; the binary will be without the console.\n${said}")
    set(without "npm ci failed when it was built.")
  else()
    configure_file("${SOURCE}/package-lock.json" "${installed}" COPYONLY)
  endif()
endif()

if(NOT without)
  execute_process(COMMAND "${NPM}" run --silent build -- --outDir "${dist}" --emptyOutDir --logLevel error
                  WORKING_DIRECTORY "${SOURCE}" RESULT_VARIABLE failed OUTPUT_VARIABLE said ERROR_VARIABLE said)
  if(failed)
    message(FATAL_ERROR "The console doesn't build:\n${said}")
  endif()
endif()

set(types_html "text/html; charset=utf-8")
set(types_js "text/javascript; charset=utf-8")
set(types_css "text/css; charset=utf-8")
set(types_svg "image/svg+xml")
set(types_woff2 "font/woff2")
set(types_woff "font/woff")
set(types_ttf "font/ttf")
set(types_png "image/png")
set(types_json "application/json")

set(symbols "")
set(rows "")
if(NOT without)
  file(GLOB_RECURSE files RELATIVE "${dist}" "${dist}/*")
  list(SORT files)
  set(number 0)
  foreach(file IN LISTS files)
    if(file MATCHES "\\.gz$")
      continue()
    endif()
    string(REGEX MATCH "[a-z0-9]+$" ending "${file}")
    if(NOT DEFINED types_${ending})
      message(FATAL_ERROR "build.cmake knows no content type for ${file}")
    endif()
    execute_process(COMMAND gzip -9nc "${dist}/${file}" OUTPUT_FILE "${dist}/${file}.gz" RESULT_VARIABLE failed)
    if(failed)
      message(FATAL_ERROR "gzip failed on ${file}")
    endif()
    set(path "/${file}")
    if(file STREQUAL "index.html")
      set(path "/")
    endif()
    string(APPEND symbols "VPCSIM_FILE(file_${number}, \"${dist}/${file}.gz\")\n")
    string(APPEND rows "      Asset{\"${path}\", \"${types_${ending}}\", span_of(file_${number}, file_${number}_end)},\n")
    math(EXPR number "${number} + 1")
  endforeach()
endif()

file(WRITE "${OUTPUT}/assets.cpp.new" "// Written by simulator/console/build.cmake.
#include \"simulator/console/assets.hpp\"

#include <vector>

#define VPCSIM_FILE(name, path)                                                            \\
  __asm__(\".section .rodata\\n.global vpcsim_console_\" #name \"\\nvpcsim_console_\" #name    \\
          \":\\n.incbin \\\"\" path \"\\\"\\n.global vpcsim_console_\" #name                        \\
          \"_end\\nvpcsim_console_\" #name \"_end:\\n.byte 0\\n.previous\");                     \\
  extern \"C\" const char vpcsim_console_##name[];                                           \\
  extern \"C\" const char vpcsim_console_##name##_end[];                                     \\
  [[maybe_unused]] static const char* const name = vpcsim_console_##name;                  \\
  [[maybe_unused]] static const char* const name##_end = vpcsim_console_##name##_end;

${symbols}
namespace vpcsim::console {

[[maybe_unused]] static std::string_view span_of(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

std::span<const Asset> assets() {
  static const std::vector<Asset> all{
${rows}  };
  return all;
}

std::string_view why_without() {
  return \"${without}\";
}

}  // namespace vpcsim::console
")
file(RENAME "${OUTPUT}/assets.cpp.new" "${OUTPUT}/assets.cpp")
