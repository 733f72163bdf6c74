# fmt and ICU, linked in where that is possible: the targets gouji_fmt and gouji_icu, and whether the
# program is linked without any shared library (linked_static). Loading the shared ones takes twice
# the time that the program needs to start, and a program without them runs where nothing is
# installed, as packages must.
include(CheckCXXSourceCompiles)
include(CheckLinkerFlag)

find_library(ICU_UC_ARCHIVE libicuuc.a)
find_library(ICU_DATA_ARCHIVE libicudata.a)
set(CMAKE_REQUIRED_LINK_OPTIONS -static)
check_cxx_source_compiles("#include <iostream>\nint main() { std::cout << 1; }" GOUJI_LINKS_STATIC)
unset(CMAKE_REQUIRED_LINK_OPTIONS)
check_linker_flag(CXX -Wl,--no-warnings GOUJI_LINKS_SILENTLY)

set(static_possible OFF)
if(GOUJI_LINKS_STATIC AND ICU_UC_ARCHIVE AND ICU_DATA_ARCHIVE AND NOT GOUJI_SANITIZE)
  set(static_possible ON)
endif()
set(GOUJI_STATIC AUTO CACHE STRING "Link the program without shared libraries: ON, OFF, or AUTO where that is possible")
set_property(CACHE GOUJI_STATIC PROPERTY STRINGS AUTO ON OFF)
set(linked_static ${GOUJI_STATIC})
if(GOUJI_STATIC STREQUAL "AUTO")
  set(linked_static ${static_possible})
elseif(GOUJI_STATIC AND NOT static_possible)
  message(FATAL_ERROR "GOUJI_STATIC needs libicuuc.a, libicudata.a and the static C++ library, and no sanitizer")
endif()

if(linked_static)
  add_library(gouji_fmt STATIC cmake/fmt_linked_in.cpp)
  target_include_directories(gouji_fmt SYSTEM PUBLIC $<TARGET_PROPERTY:fmt::fmt,INTERFACE_INCLUDE_DIRECTORIES>)
  target_compile_features(gouji_fmt PUBLIC cxx_std_20)
  add_library(gouji_icu INTERFACE)
  target_link_libraries(gouji_icu INTERFACE ${ICU_UC_ARCHIVE} ${ICU_DATA_ARCHIVE})
else()
  add_library(gouji_fmt INTERFACE)
  target_link_libraries(gouji_fmt INTERFACE fmt::fmt)
  add_library(gouji_icu INTERFACE)
  target_link_libraries(gouji_icu INTERFACE ICU::uc ICU::data)
endif()
