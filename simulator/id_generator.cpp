#include "simulator/id_generator.hpp"

#include <fmt/format.h>

namespace vpcsim {

IdGenerator::IdGenerator(std::uint64_t seed, std::string_view purpose) : state_(seed) {
  // FNV-1a: std::hash isn't specified, and ids must not change with the standard library.
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (char c : purpose) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  state_ ^= hash;
  state_ = next();
}

std::uint64_t IdGenerator::next() {
  state_ += 0x9e3779b97f4a7c15u;
  std::uint64_t mixed = state_;
  mixed = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9u;
  mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111ebu;
  return mixed ^ mixed >> 31;
}

std::string IdGenerator::uuid() {
  std::uint64_t high = next();
  std::uint64_t low = next();
  return fmt::format("{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}", high >> 32, high >> 16 & 0xffff, high & 0xfff,
                     0x8000 | (low >> 48 & 0x3fff), low & 0xffffffffffff);
}

}  // namespace vpcsim
