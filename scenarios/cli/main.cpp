#include <cstdio>

int main() {
  std::puts("vpcsim " VPCSIM_VERSION);
  return 0;
}
