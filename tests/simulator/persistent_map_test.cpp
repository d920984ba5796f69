#include "simulator/persistent_map.hpp"

#include <algorithm>
#include <map>
#include <random>

#include "catch.hpp"
#include "simulator/persistent_map_build.hpp"

using vpcsim::PersistentMap;

namespace {

using Map = PersistentMap<std::uint64_t, std::uint64_t>;
using Model = std::map<std::uint64_t, std::uint64_t>;

void check_same(const Map& map, const Model& model) {
  REQUIRE(map.size() == model.size());
  auto wanted = model.begin();
  std::size_t rank = 0;
  for (const auto& entry : map) {
    REQUIRE(entry.key == wanted->first);
    REQUIRE(entry.value == wanted->second);
    REQUIRE(map.rank(entry.key) == rank++);
    ++wanted;
  }
}

}  // namespace

TEST_CASE("A persistent map is an ordered map, and its copies keep what they had") {
  std::mt19937_64 random(1);
  Map map;
  Model model;
  std::vector<std::pair<Map, Model>> copies;
  for (int step = 0; step < 3000; ++step) {
    const std::uint64_t key = random() % 400;
    if (random() % 3 == 0) {
      map.erase(key);
      model.erase(key);
    } else {
      map.set(key, random());
      model[key] = *map.find(key);
    }
    if (step % 100 == 0) copies.emplace_back(map, model);
    if (step % 50 == 0) check_same(map, model);
  }
  check_same(map, model);
  for (const auto& [copy, then] : copies) check_same(copy, then);
}

TEST_CASE("A lower bound is the first key that isn't less") {
  Map map;
  for (std::uint64_t key = 0; key < 100; key += 10) map.set(key, key);
  CHECK(map.lower_bound(20)->key == 20);
  CHECK(map.lower_bound(21)->key == 30);
  CHECK(map.lower_bound(91) == map.end());
  CHECK(map.rank(21) == 3);
}

TEST_CASE("A persistent map that was made of sorted entries is like any other") {
  const std::size_t size = GENERATE(0, 1, 16, 17, 256, 257, 5000);
  std::vector<Map::Entry> entries;
  Model model;
  for (std::uint64_t key = 0; key < size; ++key) {
    entries.push_back({key * 2, key});
    model[key * 2] = key;
  }
  Map map = Map::of_sorted(entries);
  check_same(map, model);
  for (std::uint64_t key = 0; key < size * 2; key += 3) {
    map.set(key, key);
    model[key] = key;
    map.erase(key / 2);
    model.erase(key / 2);
  }
  check_same(map, model);
}

TEST_CASE("A persistent map grows in any order to many levels and shrinks to nothing") {
  auto order = GENERATE(0, 1, 2);  // ascending, descending, drawn
  constexpr std::uint64_t size = 20'000;
  std::vector<std::uint64_t> keys(size);
  for (std::uint64_t i = 0; i < size; ++i) keys[i] = order == 1 ? size - i : i + 1;
  std::mt19937_64 random(2);
  if (order == 2) std::shuffle(keys.begin(), keys.end(), random);
  Map map;
  Model model;
  for (std::uint64_t key : keys) {
    map.set(key, key * 3);
    model[key] = key * 3;
  }
  const Map whole = map;
  check_same(map, model);
  std::shuffle(keys.begin(), keys.end(), random);
  for (std::uint64_t i = 0; i < size; ++i) {
    map.erase(keys[i]);
    map.erase(keys[i]);  // a second time changes nothing
    if (i % 4999 == 0) {
      Model rest = model;
      for (std::uint64_t j = 0; j <= i; ++j) rest.erase(keys[j]);
      check_same(map, rest);
    }
  }
  CHECK(map.empty());
  CHECK(map.begin() == map.end());
  check_same(whole, model);
}
