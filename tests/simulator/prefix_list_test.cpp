#include "protocol/ec2/prefix_list.hpp"

#include "catch.hpp"
#include "protocol/ec2/tag.hpp"
#include "simulator/test_cloud.hpp"

using namespace vpcsim;
using tests::TestCloud;
using Create = ec2::CreateManagedPrefixListRequest;
using Modify = ec2::ModifyManagedPrefixListRequest;
using State = ec2::PrefixListState;

namespace {

struct World : TestCloud {
  explicit World(Settings settings = TestCloud::empty()) : TestCloud(settings) {}

  std::string id = make({{"10.0.0.0/8", "ours"}, {"192.168.0.0/16", {}}});

  std::string make(std::vector<ec2::AddPrefixListEntry> entries, std::int32_t max_entries = 3) {
    return call(request(std::move(entries), max_entries)).prefix_list.prefix_list_id;
  }
  static Create request(std::vector<ec2::AddPrefixListEntry> entries = {}, std::int32_t max_entries = 3) {
    return {.prefix_list_name = "offices",
            .entries = std::move(entries),
            .max_entries = max_entries,
            .address_family = "IPv4"};
  }
  ec2::ManagedPrefixList described() {
    return call(ec2::DescribeManagedPrefixListsRequest{.prefix_list_ids = {id}}).prefix_lists.at(0);
  }
  std::string cidrs(std::optional<std::int64_t> version = {}) {
    std::string all;
    for (const auto& entry :
         call(ec2::GetManagedPrefixListEntriesRequest{.prefix_list_id = id, .target_version = version})
             .entries)
      all += entry.cidr + " ";
    return all;
  }
  void add(const char* cidr) { call(Modify{.prefix_list_id = id, .add_entries = {{cidr, {}}}}); }
};

}  // namespace

TEST_CASE("a new prefix list shows what it was made of, at version 1") {
  World world;
  auto made = world
                  .call(Create{.prefix_list_name = "six",
                               .entries = {{"2001:DB8::1/32", "ours"}},
                               .max_entries = 5,
                               .tag_specifications = {{"prefix-list", {{"k", "v"}}}},
                               .address_family = "IPv6"})
                  .prefix_list;
  CHECK(made.prefix_list_id.starts_with("pl-0"));
  CHECK(made.prefix_list_arn == "arn:aws:ec2:us-east-1:111111111111:prefix-list/" + made.prefix_list_id);
  CHECK(made.prefix_list_name == "six");
  CHECK(made.address_family == "IPv6");
  CHECK(made.state == State::create_in_progress);
  CHECK(made.max_entries == 5);
  CHECK(made.version == 1);
  CHECK(made.owner_id == world.account);
  CHECK(made.tags.size() == 1);
  world.id = made.prefix_list_id;
  CHECK(world.described().state == State::create_complete);
  auto entries =
      world.call(ec2::GetManagedPrefixListEntriesRequest{.prefix_list_id = made.prefix_list_id}).entries;
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].cidr == "2001:db8::/32");
  CHECK(entries[0].description == "ours");
  world.call(ec2::CreateTagsRequest{{world.id}, {{"Name", "v6"}}});
  CHECK(world.described().tags.size() == 2);
}

TEST_CASE("CreateManagedPrefixList refuses what isn't a list") {
  struct Row {
    Create request;
    const char* code;
  };
  auto with = [](auto change) {
    Create request = World::request();
    change(request);
    return request;
  };
  auto row = GENERATE_COPY(
      Row{with([](Create& r) { r.prefix_list_name = "com.amazonaws.mine"; }), "InvalidParameterValue"},
      Row{with([](Create& r) { r.prefix_list_name = std::string(256, 'x'); }), "InvalidParameterValue"},
      Row{with([](Create& r) { r.max_entries = 0; }), "InvalidParameterValue"},
      Row{with([](Create& r) { r.max_entries = 1001; }), "InvalidParameterValue"},
      Row{with([](Create& r) { r.address_family = "ipv4"; }), "InvalidParameterValue"},
      Row{with([](Create& r) {
            r.entries = {{"10.0.0.0", {}}};
          }),
          "InvalidParameterValue"},
      Row{with([](Create& r) {
            r.entries = {{"::/0", {}}};
          }),
          "InvalidParameterValue"},
      Row{with([](Create& r) {
            r.entries = {{"10.0.0.1/8", {}}, {"10.0.0.0/8", {}}};
          }),
          "InvalidParameterValue"},
      Row{with([](Create& r) {
            r.entries = {{"10.0.0.0/8", std::string(256, 'x')}};
          }),
          "InvalidParameterValue"},
      Row{with([](Create& r) {
            r.max_entries = 1;
            r.entries = {{"10.0.0.0/8", {}}, {"11.0.0.0/8", {}}};
          }),
          "PrefixListMaxEntriesExceeded"});
  World world;
  CHECK(world.refusal_code(row.request) == row.code);
}

TEST_CASE("a call adds or removes at most 100 entries") {
  World world;
  Create request = World::request({}, 1000);
  for (int i = 0; i <= 100; ++i) request.entries.push_back({fmt::format("10.0.{}.0/24", i), {}});
  CHECK(world.refusal(request) ==
        "InvalidParameterValue: The number of entries per request cannot exceeds limit (100).");
  request.entries.pop_back();
  CHECK(world.refusal(request) == "");
}

TEST_CASE("CreateManagedPrefixList with the same client token makes one list") {
  World world;
  Create request = World::request();
  request.client_token = "abc";
  auto first = world.call(request).prefix_list, second = world.call(request).prefix_list;
  CHECK(first.prefix_list_id == second.prefix_list_id);
  request.max_entries = 4;
  CHECK(world.refusal_code(request) == "IdempotentParameterMismatch");
}

TEST_CASE("the quota of prefix lists counts neither AWS's nor deleted ones") {
  auto settings = TestCloud::empty();
  settings.quotas.prefix_lists = 1;
  World world(settings);
  CHECK(world.refusal_code(World::request()) == "PrefixListLimitExceeded");
  world.call(ec2::DeleteManagedPrefixListRequest{world.id});
  CHECK(world.refusal(World::request()) == "");
}

TEST_CASE("changing entries makes a new version; former ones stay") {
  World world;
  auto modified = world
                      .call(Modify{.prefix_list_id = world.id,
                                   .current_version = 1,
                                   .add_entries = {{"172.16.0.0/12", {}}},
                                   .remove_entries = {{"10.0.0.0/8"}}})
                      .prefix_list;
  CHECK(modified.state == State::modify_in_progress);
  CHECK(modified.version == 1);
  CHECK(world.described().state == State::modify_complete);
  CHECK(world.described().version == 2);
  CHECK(world.cidrs() == "192.168.0.0/16 172.16.0.0/12 ");
  CHECK(world.cidrs(1) == "10.0.0.0/8 192.168.0.0/16 ");
  CHECK(world.refusal_code(ec2::GetManagedPrefixListEntriesRequest{
            .prefix_list_id = world.id, .target_version = 3}) == "InvalidParameterValue");
}

TEST_CASE("a version that isn't the current one is refused") {
  World world;
  Modify request{.prefix_list_id = world.id, .current_version = 2, .add_entries = {{"1.0.0.0/8", {}}}};
  CHECK(world.refusal(request) ==
        "PrefixListVersionMismatch: The prefix list has the incorrect version number.");
  request.current_version = 0;
  CHECK(world.refusal(request) ==
        "InvalidParameterValue: The specified value for version is not valid. The value must be greater than "
        "(1).");
}

TEST_CASE("ModifyManagedPrefixList refuses changes that contradict each other or the list") {
  struct Row {
    Modify request;
    const char* refusal;
  };
  auto row = GENERATE(
      Row{{}, "InvalidRequest: The request received was invalid."},
      Row{{.add_entries = {{"1.0.0.0/8", {}}}, .max_entries = 9},
          "InvalidParameterCombination: You cannot modify the entries and the maximum entries for the prefix "
          "list in the same request."},
      Row{{.add_entries = {{"1.0.0.0/8", {}}}, .remove_entries = {{"1.0.0.0/8"}}},
          "InvalidParameterValue: Request cannot contain Cidr 1.0.0.0/8 in both AddPrefixListEntries and "
          "RemovePrefixListEntries"},
      Row{{.add_entries = {{"10.0.0.0/8", "ours"}}},
          "InvalidPrefixListModification: An entry with the CIDR (10.0.0.0/8) and description (ours) already "
          "exists."},
      Row{{.remove_entries = {{"10.0.0.0/8"}, {"10.0.0.0/8"}}},
          "InvalidParameterValue: Request cannot contain Cidr 10.0.0.0/8 more than once."},
      Row{{.remove_entries = {{"1.0.0.0/8"}}},
          "InvalidPrefixListModification: An entry with the CIDR (1.0.0.0/8) does not exist."},
      Row{{.add_entries = {{"1.0.0.0/8", {}}, {"2.0.0.0/8", {}}}},
          "PrefixListMaxEntriesExceeded: The maximum number of entries (3) has been exceeded."},
      Row{{.max_entries = 1},
          "PrefixListMaxEntriesExceeded: The prefix list (ID) has 2 entries, more than the maximum number of "
          "entries (1)."});
  World world;
  row.request.prefix_list_id = world.id;
  std::string expected = row.refusal;
  if (auto at = expected.find("(ID)"); at != std::string::npos) expected.replace(at + 1, 2, world.id);
  CHECK(world.refusal(row.request) == expected);
  CHECK(world.described().version == 1);
}

TEST_CASE("adding an entry again with another description changes the description") {
  World world;
  world.call(Modify{.prefix_list_id = world.id, .add_entries = {{"10.0.0.0/8", "theirs"}}});
  auto entries = world.call(ec2::GetManagedPrefixListEntriesRequest{.prefix_list_id = world.id}).entries;
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].description == "theirs");
}

TEST_CASE("name and size change without a new version") {
  World world;
  world.call(Modify{.prefix_list_id = world.id, .prefix_list_name = "branches", .max_entries = 20});
  CHECK(world.described().prefix_list_name == "branches");
  CHECK(world.described().max_entries == 20);
  CHECK(world.described().version == 1);
  CHECK(world.refusal_code(Modify{.prefix_list_id = world.id, .max_entries = 1001}) ==
        "InvalidParameterValue");
}

TEST_CASE("a list that is being changed can't be changed, and counts as before until it is over") {
  auto settings = TestCloud::empty();
  settings.timing.prefix_list_changing = 1000;
  World world(settings);
  CHECK(world.described().state == State::create_in_progress);
  world.clock.advance(1000);
  world.add("172.16.0.0/12");
  CHECK(world.cidrs() == "10.0.0.0/8 192.168.0.0/16 ");
  CHECK(world.described().version == 1);
  Modify request{.prefix_list_id = world.id, .prefix_list_name = "branches"};
  CHECK(world.refusal(request) == "IncorrectState: The request cannot be completed while the prefix list (" +
                                      world.id + ") is in the current state (modify-in-progress)");
  CHECK(world.refusal_code(ec2::DeleteManagedPrefixListRequest{world.id}) == "IncorrectState");
  world.clock.advance(1000);
  CHECK(world.described().version == 2);
  CHECK(world.cidrs() == "10.0.0.0/8 192.168.0.0/16 172.16.0.0/12 ");
  CHECK(world.refusal(request) == "");
}

TEST_CASE("restoring a version makes its entries the newest") {
  World world;
  world.add("172.16.0.0/12");
  auto restored = world.call(ec2::RestoreManagedPrefixListVersionRequest{world.id, 1, 2}).prefix_list;
  CHECK(restored.state == State::restore_in_progress);
  CHECK(restored.version == 2);
  CHECK(world.described().state == State::restore_complete);
  CHECK(world.described().version == 3);
  CHECK(world.cidrs() == "10.0.0.0/8 192.168.0.0/16 ");
  CHECK(world.refusal_code(ec2::RestoreManagedPrefixListVersionRequest{world.id, 1, 2}) ==
        "PrefixListVersionMismatch");
  CHECK(world.refusal_code(ec2::RestoreManagedPrefixListVersionRequest{world.id, 3, 3}) ==
        "InvalidParameterValue");
}

TEST_CASE("a version that has become too large can't be restored") {
  World world;
  world.call(Modify{.prefix_list_id = world.id, .remove_entries = {{"10.0.0.0/8"}}});
  world.call(Modify{.prefix_list_id = world.id, .max_entries = 1});
  CHECK(world.refusal_code(ec2::RestoreManagedPrefixListVersionRequest{world.id, 1, 2}) ==
        "PrefixListMaxEntriesExceeded");
}

TEST_CASE("a deleted list is on its way out, then gone") {
  auto settings = TestCloud::empty();
  settings.timing.prefix_list_changing = 1000;
  World world(settings);
  world.clock.advance(1000);
  CHECK(world.call(ec2::DeleteManagedPrefixListRequest{world.id}).prefix_list.state ==
        State::delete_in_progress);
  CHECK(world.described().state == State::delete_in_progress);
  world.clock.advance(1000);
  const std::string gone =
      "InvalidPrefixListID.NotFound: The prefix list ID '" + world.id + "' does not exist";
  CHECK(world.refusal(ec2::DescribeManagedPrefixListsRequest{.prefix_list_ids = {world.id}}) == gone);
  CHECK(world.refusal(ec2::GetManagedPrefixListEntriesRequest{.prefix_list_id = world.id}) == gone);
  CHECK(world.refusal(ec2::GetManagedPrefixListAssociationsRequest{.prefix_list_id = world.id}) == gone);
  CHECK(world.refusal(ec2::DeleteManagedPrefixListRequest{world.id}) == gone);
  CHECK(world.refusal(Modify{.prefix_list_id = world.id, .max_entries = 5}) == gone);
  CHECK(world.refusal(ec2::RestoreManagedPrefixListVersionRequest{world.id, 1, 1}) == gone);
}

TEST_CASE("lists and entries are described in pages of 1 to 100") {
  World world;
  auto first =
      world.call(ec2::GetManagedPrefixListEntriesRequest{.prefix_list_id = world.id, .max_results = 1});
  REQUIRE(first.entries.size() == 1);
  REQUIRE(first.next_token);
  auto second = world.call(ec2::GetManagedPrefixListEntriesRequest{
      .prefix_list_id = world.id, .max_results = 1, .next_token = first.next_token});
  REQUIRE(second.entries.size() == 1);
  CHECK(second.entries[0].cidr == "192.168.0.0/16");
  CHECK_FALSE(second.next_token);
  CHECK(world.refusal_code(ec2::GetManagedPrefixListEntriesRequest{
            .prefix_list_id = world.id, .max_results = 101}) == "InvalidParameterValue");
  CHECK(world.refusal_code(ec2::DescribeManagedPrefixListsRequest{.max_results = 101}) ==
        "InvalidParameterValue");
  CHECK(world.call(ec2::DescribeManagedPrefixListsRequest{.max_results = 1}).prefix_lists.size() == 1);
  CHECK(world.refusal_code(ec2::GetManagedPrefixListAssociationsRequest{
            .prefix_list_id = world.id, .max_results = 256}) == "InvalidParameterValue");
}

TEST_CASE("managed prefix lists are filtered by owner, id and name") {
  World world;
  auto found = [&](const char* name, const std::string& value) {
    return world.call(ec2::DescribeManagedPrefixListsRequest{.filters = {{name, {value}}}})
        .prefix_lists.size();
  };
  CHECK(found("owner-id", world.account) == 1);
  CHECK(found("owner-id", "AWS") == 2);
  CHECK(found("prefix-list-id", world.id) == 1);
  CHECK(found("prefix-list-name", "offices") == 1);
  CHECK(world.refusal_code(ec2::DescribeManagedPrefixListsRequest{.filters = {{"state", {"x"}}}}) ==
        "InvalidParameterValue");
}

TEST_CASE("AWS's lists are there from the start, the same for every account, and can't be changed") {
  World world;
  ec2::DescribePrefixListsRequest request{.filters = {{"prefix-list-name", {"com.amazonaws.us-east-1.s3"}}}};
  auto lists = world.call(request).prefix_lists;
  REQUIRE(lists.size() == 1);
  CHECK(lists[0].cidrs.size() == 1);
  const std::string s3 = lists[0].prefix_list_id;
  auto managed = world.call(ec2::DescribeManagedPrefixListsRequest{.prefix_list_ids = {s3}}).prefix_lists[0];
  CHECK(managed.owner_id == "AWS");
  CHECK(managed.prefix_list_arn == "arn:aws:ec2:us-east-1:aws:prefix-list/" + s3);
  CHECK(managed.state == State::create_complete);
  CHECK_FALSE(managed.max_entries);
  CHECK_FALSE(managed.version);
  CHECK(world.refusal_code(Modify{.prefix_list_id = s3, .max_entries = 5}) == "OperationNotPermitted");
  CHECK(world.refusal_code(ec2::DeleteManagedPrefixListRequest{s3}) == "OperationNotPermitted");
  CHECK(world.refusal_code(ec2::RestoreManagedPrefixListVersionRequest{s3, 1, 1}) == "OperationNotPermitted");
  world.account = "222222222222";
  CHECK(world.call(request).prefix_lists[0].prefix_list_id == s3);
  world.region = "eu-west-1";
  request.filters[0].values = {"com.amazonaws.eu-west-1.dynamodb"};
  auto elsewhere = world.call(request).prefix_lists;
  REQUIRE(elsewhere.size() == 1);
  CHECK(elsewhere[0].prefix_list_id != s3);
  CHECK(elsewhere[0].cidrs != lists[0].cidrs);
}

TEST_CASE("DescribePrefixLists shows AWS's lists alone, and has no tag filters") {
  World world;
  CHECK(world.call(ec2::DescribePrefixListsRequest{}).prefix_lists.size() == 2);
  CHECK(world.refusal_code(ec2::DescribePrefixListsRequest{.prefix_list_ids = {world.id}}) ==
        "InvalidPrefixListID.NotFound");
  CHECK(world.refusal_code(ec2::DescribePrefixListsRequest{.filters = {{"tag:k", {"v"}}}}) ==
        "InvalidParameterValue");
}
