// Compiled for Catch2 2.x only; 3.x brings a library with main.
#define CATCH_CONFIG_MAIN
#include "catch.hpp"
