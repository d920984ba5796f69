// The machines' files in the document of the whole state.
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "simulator/hypervisor/machines_world.hpp"
#include "simulator/snapshot/snapshot_document.hpp"

using namespace vpcsim;
using namespace vpcsim::tests;
using nlohmann::json;

namespace {

struct SavedWorld : MachinesWorld {
  std::string save() {
    machines.store_disks();
    return snapshot::write_document(simulator.cloud(), clock.now());
  }
  void load(const std::string& document) {
    simulator.restore(snapshot::read_document(document).cloud);
    machines.catch_up();
  }
};

std::string complaint(const json& document) {
  try {
    snapshot::read_document(document.dump());
    return "";
  } catch (const snapshot::SnapshotError& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("Files of whatever bytes, links, modes and owners survive a document", "[disk]") {
  SavedWorld world;
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
  auto& files = world.host(world.a)->files();
  const auto owner = SavedWorld::owner();
  files.make_directory(owner, "folder", 0750);
  world.write_file(world.a, "folder/bytes", bytes);
  files.set_mode(owner, "folder/bytes", 0640);
  files.set_modified(owner, "folder/bytes", 1'700'000'000);
  files.make_link(owner, "folder/bytes", "link");
  const auto entries = files.entries();
  const auto document = world.save();

  SavedWorld other;
  other.load(document);
  const auto restored = other.host(world.a)->files().entries();
  REQUIRE(restored.size() == entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    INFO(entries[i].path);
    CHECK(restored[i].path == entries[i].path);
    CHECK(restored[i].content == entries[i].content);
    CHECK(restored[i].status.kind == entries[i].status.kind);
    CHECK(restored[i].status.mode == entries[i].status.mode);
    CHECK(restored[i].status.owner == entries[i].status.owner);
    CHECK(restored[i].status.group == entries[i].status.group);
    CHECK(restored[i].status.modified == entries[i].status.modified);
    CHECK(restored[i].status.target == entries[i].status.target);
  }
  CHECK(other.save() == document);
}

TEST_CASE("A document has the files of instances that somebody came to, and no others", "[disk]") {
  SavedWorld world;
  CHECK(json::parse(world.save())["disks"].empty());
  world.host(world.b);
  CHECK(json::parse(world.save())["disks"].size() == 1);
}

TEST_CASE(
    "A document of before there were disks is read: instances come up afresh, for their key pair's owner",
    "[disk]") {
  SavedWorld world;
  world.write_file(world.a, "file", "hello");
  auto old = json::parse(world.save());
  old["version"] = 3;
  old.erase("disks");
  for (auto& region : old["regions"]) {
    for (auto& instance : region["instances"]["rows"]) {
      instance.erase("authorized_key");
      instance.erase("rebooted");
    }
  }
  world.load(old.dump());
  CHECK(world.file(world.a, "file").empty());
  CHECK(world.host(world.a)->admits("ec2-user", client_public_key));
}

TEST_CASE("A document whose files aren't files is refused", "[disk]") {
  SavedWorld world;
  world.host(world.a);
  const auto good = json::parse(world.save());
  REQUIRE(complaint(good).empty());
  const auto with = [&](const char* member, const json& value) {
    auto bad = good;
    bad["disks"][world.a][0][member] = value;
    return complaint(bad);
  };
  CHECK(with("content", "!").find("isn't base64") != std::string::npos);
  CHECK_FALSE(with("kind", "socket").empty());
  CHECK_FALSE(with("mode", "0644").empty());
  CHECK_FALSE(with("unheard-of", 1).empty());
}
