# How every target of the project is made: one function a kind, so that flags, names and include paths live here alone.

# GCC 12 reports both of the warnings that are switched off inside the standard library, where nothing is wrong, when it
# inlines as much as at -O3 (its bugs 105651 and 105562), and under the sanitizers.
add_library(zhilan_options INTERFACE)
target_compile_options(zhilan_options INTERFACE -Wall -Wextra -Wpedantic $<$<BOOL:${ZHILAN_WERROR}>:-Werror>
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release,RelWithDebInfo>>:-Wno-restrict -Wno-maybe-uninitialized>)
target_include_directories(zhilan_options INTERFACE "${PROJECT_SOURCE_DIR}")
if(ZHILAN_SANITIZE)
  target_compile_options(zhilan_options INTERFACE -fsanitize=${ZHILAN_SANITIZE} -fno-omit-frame-pointer
                                                  -fno-sanitize-recover=all)
  target_link_options(zhilan_options INTERFACE -fsanitize=${ZHILAN_SANITIZE})
endif()

# Under the sanitizers, where all of core is compiled again, reading the standard headers is done once. Elsewhere each
# file must do with what it includes itself.
if(ZHILAN_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  set(CMAKE_PCH_WARN_INVALID OFF)
  file(CONFIGURE OUTPUT zhilan_core_headers.cpp CONTENT "")
  add_library(zhilan_core_headers OBJECT "${CMAKE_CURRENT_BINARY_DIR}/zhilan_core_headers.cpp")
  target_link_libraries(zhilan_core_headers PRIVATE zhilan_options)
  target_compile_options(zhilan_core_headers PRIVATE -fpch-preprocess)
  target_precompile_headers(zhilan_core_headers PRIVATE
    <algorithm> <array> <chrono> <cmath> <filesystem> <functional> <map> <memory> <optional> <set> <span> <string>
    <string_view> <thread> <tuple> <unordered_map> <unordered_set> <utility> <variant> <vector>)
endif()

# zhilan_room(core/text SOURCES … USES core/base … LIBRARIES … INTERFACE_LIBRARIES …)
# A room is one static library. USES are the rooms whose headers it may include (ARCHITECTURE.md has the table, a test
# checks it). LIBRARIES stay private; INTERFACE_LIBRARIES are those that its headers cannot do without (Qt, Result).
function(zhilan_room room)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;USES;LIBRARIES;INTERFACE_LIBRARIES")
  string(REPLACE "/" "_" name "${room}")
  add_library(zhilan_${name} STATIC ${arg_SOURCES})
  list(TRANSFORM arg_USES REPLACE "/" "_")
  list(TRANSFORM arg_USES PREPEND "zhilan_")
  target_link_libraries(zhilan_${name}
    PUBLIC zhilan_options ${arg_USES} ${arg_INTERFACE_LIBRARIES}
    PRIVATE ${arg_LIBRARIES})
  if(TARGET zhilan_core_headers AND room MATCHES "^core/")
    target_compile_options(zhilan_${name} PRIVATE -fpch-preprocess)
    target_precompile_headers(zhilan_${name} REUSE_FROM zhilan_core_headers)
  endif()
  if(room MATCHES "^app/" AND NOT room STREQUAL "app/cli")
    set_target_properties(zhilan_${name} PROPERTIES AUTOMOC ON)
    target_compile_definitions(zhilan_${name} PRIVATE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII
                                                      QT_NO_FOREACH QT_NO_KEYWORDS)
  endif()
endfunction()

# zhilan_test(tst_name SOURCES … USES core/text … LIBRARIES … [GUI] [ARGS …] [LABELS …])
# A Qt Test program, run by ctest. GUI tests run on the offscreen platform. Every test sees ZHILAN_SHARED_DIR (may be
# absent), ZHILAN_DATA_DIR_FOR_TESTS (tests/data) and ZHILAN_SOURCE_DIR.
function(zhilan_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "GUI" "TIMEOUT" "SOURCES;USES;LIBRARIES;ARGS;LABELS")
  if(NOT arg_SOURCES)
    set(arg_SOURCES ${name}.cpp)
  endif()
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 120)
  endif()
  list(TRANSFORM arg_USES REPLACE "/" "_")
  list(TRANSFORM arg_USES PREPEND "zhilan_")
  add_executable(${name} ${arg_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON)
  if(NOT CMAKE_CURRENT_SOURCE_DIR MATCHES "/tests/spec$")
    target_compile_options(${name} PRIVATE ${ZHILAN_TEST_OPTIONS} ${ZHILAN_TEST_HEADER_OPTIONS})
    if(arg_USES MATCHES "app_(style|reader|charts|panels|shell)")
      target_precompile_headers(${name} REUSE_FROM zhilan_test_headers_window)
    else()
      target_precompile_headers(${name} REUSE_FROM zhilan_test_headers_core)
    endif()
  endif()
  target_link_libraries(${name} PRIVATE zhilan_options zhilan_test_support ${arg_USES} ${arg_LIBRARIES} Qt6::Test)
  add_test(NAME ${name} COMMAND ${name} ${arg_ARGS})
  # Qt Test has a limit of its own, of five minutes, for all functions of a program together.
  set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}"
    ENVIRONMENT "QTEST_FUNCTION_TIMEOUT=${arg_TIMEOUT}000;QT_QPA_PLATFORM=offscreen;QT_LOGGING_RULES=*.debug=false;LC_ALL=C.UTF-8")
endfunction()
