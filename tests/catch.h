#pragma once

// Version 2 and version 3 of Catch2 differ in the header's name only, for what is used here.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
