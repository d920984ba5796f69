#include "simulator/table.hpp"

#include "catch.hpp"
#include "simulator/describe.hpp"

using namespace vpcsim;
using protocol::SubnetId;
using protocol::VpcId;

namespace {

struct Row {
  SubnetId id;
  VpcId vpc;
  std::vector<ec2::Tag> tags;
  static constexpr std::array<std::string_view, 1> indexed = {"vpc-id"};
  void index(IndexKeys& keys) const { keys.add("vpc-id", vpc); }
};

SubnetId subnet(std::uint64_t number) {
  return {{number, 17}};
}
VpcId vpc(std::uint64_t number) {
  return {{number, 17}};
}

std::vector<std::uint64_t> numbers(const Table<Row>& table, std::string_view name, const auto& value) {
  std::vector<std::uint64_t> found;
  for (const Row& row : table.with(name, value)) found.push_back(row.id.number.value);
  CHECK(table.count_with(name, value) == found.size());
  return found;
}

using Numbers = std::vector<std::uint64_t>;

}  // namespace

TEST_CASE("A table finds rows by their keys, in the order of creation") {
  Table<Row> table;
  for (std::uint64_t i : {5, 3, 4, 1}) table.insert({subnet(i), vpc(i % 2), {}});
  CHECK(numbers(table, "vpc-id", vpc(1)) == Numbers{5, 3, 1});
  CHECK(numbers(table, "vpc-id", vpc(0).text()) == Numbers{4});
  CHECK(numbers(table, "vpc-id", vpc(7)).empty());
  CHECK(table.first_with("vpc-id", vpc(1))->id == subnet(5));
  CHECK(table.first_with("vpc-id", vpc(7)) == nullptr);
}

TEST_CASE("A row that changes is found by its new keys and no longer by the old ones") {
  Table<Row> table;
  table.insert({subnet(1), vpc(1), {{"Name", "web"}}});
  table.insert({subnet(2), vpc(1), {{"Name", "db"}}});
  const Table<Row> before = table;
  table.update(subnet(1), [](Row& row) {
    row.vpc = vpc(2);
    row.tags = {{"Name", "db"}};
  });
  CHECK(numbers(table, "vpc-id", vpc(1)) == Numbers{2});
  CHECK(numbers(table, "vpc-id", vpc(2)) == Numbers{1});
  CHECK(numbers(table, "tag:Name", std::string("db")) == Numbers{1, 2});
  CHECK(numbers(table, "tag:Name", std::string("web")).empty());
  CHECK(numbers(before, "tag:Name", std::string("web")) == Numbers{1});  // copies keep what they had
  table.erase(subnet(1));
  CHECK(numbers(table, "tag-key", std::string("Name")) == Numbers{2});
  CHECK(numbers(table, "vpc-id", vpc(2)).empty());
}

TEST_CASE("A key is a name with a value: the same characters otherwise divided are another") {
  CHECK(index_key("tag:a", "b") != index_key("tag:", "ab"));
  CHECK(index_key("tag:a", "b") != index_key("tag:ab", ""));
}

TEST_CASE("The narrowest filter of whole values leaves the candidates; wildcards leave all") {
  Table<Row> table;
  for (std::uint64_t i = 1; i <= 6; ++i) {
    table.insert({subnet(i), vpc(i % 3), {{"Name", i == 4 ? "one" : "many"}}});
  }
  using Candidates = std::optional<std::vector<std::uint64_t>>;
  CHECK(candidates_of(table, {{"vpc-id", {vpc(1).text()}}, {"tag:Name", {"one"}}}) == Candidates{{4}});
  CHECK(candidates_of(table, {{"vpc-id", {vpc(2).text(), vpc(1).text()}}}) == Candidates{{1, 2, 4, 5}});
  CHECK(candidates_of(table, {{"vpc-id", {"vpc-*"}}}) == std::nullopt);
  CHECK(candidates_of(table, {{"subnet-id", {subnet(1).text()}}}) == std::nullopt);
  CHECK(candidates_of(table, {{"tag:Name", {"none"}}}) == Candidates{Numbers{}});
}
