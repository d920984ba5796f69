// A cloud that was restored from a snapshot and the one that the snapshot was taken of answer the same, byte
// for byte, whatever they are asked.
#include "simulator/snapshot/snapshot_document.hpp"

#include "catch.hpp"
#include "simulator/properties/run.hpp"

namespace vpcsim::tests::properties {
namespace {

using vpcsim::snapshot::read_document;
using vpcsim::snapshot::Restored;
using vpcsim::snapshot::write_document;

std::string document_of(World& world) {
  return write_document(world.simulator.cloud(), world.clock.now());
}

/// Makes `fresh`, which has seen nothing, what the document says.
void restore(World& fresh, const std::string& document) {
  Restored restored = read_document(document);
  fresh.clock.advance(restored.now.milliseconds - fresh.clock.now().milliseconds);
  fresh.simulator.restore(std::move(restored.cloud));
}

void compare(std::uint64_t seed, std::size_t before, std::size_t after) {
  INFO("seed " << seed);
  Generator generator(seed);
  World original(settings_of(seed)), restored(settings_of(seed));
  std::size_t number = 0;
  for (; number < before; ++number) {
    const Call call = generator.next(number);
    generator.learn(call, original.execute(call));
  }
  const std::string document = document_of(original);
  restore(restored, document);
  REQUIRE(document_of(restored) == document);

  for (; number < before + after; ++number) {
    const Call call = generator.next(number);
    const std::string form = original.form_of(call);
    const Answer answer = original.execute(call);
    generator.learn(call, answer);
    restored.clock.advance(call.wait);
    const Answer twin = restored.send(call.home, form);
    INFO(form);
    REQUIRE(twin.status == answer.status);
    REQUIRE(twin.body == answer.body);
  }
  for (std::size_t home = 0; home < World::home_count; ++home) {
    for (const Action* action : describe_actions()) {
      const std::string form =
          "Action=" + std::string(action->name()) + "&Version=" + std::string(ec2_version);
      REQUIRE(restored.send(home, form).body == original.send(home, form).body);
    }
  }
  REQUIRE(document_of(restored) == document_of(original));
}

}  // namespace

TEST_CASE("A restored cloud answers like the one that was saved, byte for byte", "[properties]") {
  for (std::uint64_t seed = 1; seed <= 24; ++seed) compare(seed, 150 + seed * 20, 150);
}

}  // namespace vpcsim::tests::properties
