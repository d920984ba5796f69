#include "scenarios/elsewhere/files.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>

#include <fmt/format.h>

#include "protocol/ascii.hpp"

namespace vpcsim::elsewhere {
namespace {

namespace filesystem = std::filesystem;
using protocol::JsonReader;

/// "tgw-rtb-0123…" of "routes-of-tgw-rtb-0123….json"; empty if there is none.
std::string id_in(std::string_view name, std::string_view prefix) {
  for (auto at = name.find(prefix); at != std::string_view::npos; at = name.find(prefix, at + 1)) {
    std::size_t end = at + prefix.size();
    while (end < name.size() && protocol::ascii::hex_value(name[end]) >= 0) ++end;
    const bool begins_a_word = at == 0 || !protocol::ascii::is_alphanumeric(name[at - 1]);
    if (begins_a_word && end - at >= prefix.size() + 8) return std::string(name.substr(at, end - at));
  }
  return {};
}

/// Whether the first record of the list that comes next has that member. The reader stays where it is.
bool first_has(JsonReader in, std::string_view member) {
  in.begin_array();
  if (!in.next_element()) return false;
  in.begin_object();
  for (std::string_view name; in.next_member(name); in.skip()) {
    if (name == member) return true;
  }
  return false;
}

/// Reads one file's documents.
class FileReader {
 public:
  FileReader(const std::string& path, std::string_view text, Files& files)
      : path_(path), in_(text), files_(files) {}

  void read() {
    while (!in_.at_end()) read_document();
  }

 private:
  template <class... Parts>
  void note(fmt::format_string<Parts...> text, Parts&&... parts) {
    files_.notes.push_back(path_ + ": " + fmt::format(text, std::forward<Parts>(parts)...));
  }

  void read_document() {
    in_.begin_object();
    VpcAttributes attributes;
    std::string_view name;
    while (in_.next_member(name)) {
      const std::string key(name);
      if (key == "VpcId") {
        attributes.vpc_id = in_.text();
      } else if (key == "EnableDnsSupport") {
        attributes.dns_support = read_flag();
      } else if (key == "EnableDnsHostnames") {
        attributes.dns_hostnames = read_flag();
      } else if (key == "EnableNetworkAddressUsageMetrics") {
        attributes.network_address_usage_metrics = read_flag();
      } else {
        read_member(key);
      }
    }
    const bool tells_any =
        attributes.dns_support || attributes.dns_hostnames || attributes.network_address_usage_metrics;
    if (tells_any) files_.files.back().described.vpc_attributes.push_back(attributes);
  }

  std::optional<bool> read_flag() {
    ec2::AttributeBooleanValue attribute;
    protocol::read_json(in_, ec2::AttributeBooleanValue::shape, &attribute, files_.differences);
    return attribute.value;
  }

  void read_member(const std::string& key) {
    if (key == "PrefixLists" && first_has(in_, "Cidrs")) return read_prefix_lists();
    if (key == "Routes") return read_routes();
    if (key == "Entries") return read_entries();
    if (key == "NextToken") return read_next_token();
    if (key == "AdditionalRoutesAvailable") return read_additional_routes_available();
    bool known = false;
    visit_kinds([&](const auto& kind) {
      if (kind.key != key) return;
      known = true;
      read_list(files_.files.back().described.*kind.list);
      files_.keys.insert(key);
    });
    if (known) return;
    note("\"{}\" isn't something that is read here", key);
    in_.skip();
  }

  template <class Record>
  void read_list(std::vector<Record>& records) {
    in_.begin_array();
    while (in_.next_element()) {
      protocol::read_json(in_, Record::shape, &records.emplace_back(), files_.differences);
    }
  }

  /// Of describe-prefix-lists, which has the same key as describe-managed-prefix-lists.
  void read_prefix_lists() {
    std::vector<ec2::PrefixList> lists;
    read_list(lists);
    for (const ec2::PrefixList& list : lists) {
      ListEntries& own = files_.files.back().described.prefix_list_entries.emplace_back();
      own.prefix_list_id = list.prefix_list_id;
      for (const std::string& cidr : list.cidrs) own.entries.push_back({.cidr = cidr, .description = {}});
    }
  }

  void read_routes() {
    TableRoutes table{id_in(file_name(), "tgw-rtb-"), {}};
    read_list(table.routes);
    if (table.transit_gateway_route_table_id.empty()) {
      return note(
          "routes of a transit gateway route table, which doesn't show in them: name the file after "
          "it, such as tgw-rtb-0123456789abcdef0.json");
    }
    note("taken for the routes of {}, after the file's name", table.transit_gateway_route_table_id);
    files_.files.back().described.transit_gateway_routes.push_back(std::move(table));
  }

  void read_entries() {
    ListEntries list{id_in(file_name(), "pl-"), {}};
    read_list(list.entries);
    if (list.prefix_list_id.empty()) {
      return note(
          "entries of a prefix list, which doesn't show in them: name the file after it, such as "
          "pl-0123456789abcdef0.json");
    }
    note("taken for the entries of {}, after the file's name", list.prefix_list_id);
    files_.files.back().described.prefix_list_entries.push_back(std::move(list));
  }

  void read_next_token() {
    if (in_.take_null()) return;
    if (!in_.text().empty()) note("the list goes on on another page (NextToken)");
  }

  void read_additional_routes_available() {
    if (in_.boolean()) note("the table has more routes than are here (AdditionalRoutesAvailable)");
  }

  std::string file_name() const { return filesystem::path(path_).filename().string(); }

  const std::string& path_;
  JsonReader in_;
  Files& files_;
};

/// What text is that isn't read as JSON; empty for JSON.
std::string_view why_not_json(std::string_view text) {
  if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff"))
    return "it is UTF-16 (PowerShell writes so): save it as UTF-8";
  text = protocol::ascii::trim(text);
  if (text.empty()) return "it is empty";
  if (text.front() == '[')
    return "it is a list without the name of a kind: print the whole answer, without --query";
  return text.front() == '{' ? "" : "it isn't a JSON object";
}

std::string contents_of(const filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(in), {});
  if (!in) throw FilesError(fmt::format("{}: can't be read", path.string()));
  return text;
}

bool is_hidden(const filesystem::path& path) {
  return path.filename().string().starts_with('.');
}

std::vector<filesystem::path> paths_in(const filesystem::path& directory) {
  std::vector<filesystem::path> paths;
  for (auto at = filesystem::recursive_directory_iterator(directory); at != end(at); ++at) {
    if (is_hidden(at->path())) {
      at.disable_recursion_pending();
    } else if (at->is_regular_file()) {
      paths.push_back(at->path());
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

void read_text(const std::string& path, std::string_view text, Files& files) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  if (const auto why = why_not_json(text); !why.empty()) {
    files.notes.push_back(fmt::format("{} is left out: {}", path, why));
    return;
  }
  files.files.push_back({path, {}});
  try {
    FileReader(path, text, files).read();
  } catch (const protocol::JsonError& error) {
    const auto [line, column] = protocol::position_at(text, error.offset());
    throw FilesError(fmt::format("{}:{}:{}: {}", path, line, column, error.what()));
  }
}

Files read_files(const filesystem::path& path) {
  std::vector<filesystem::path> paths;
  std::string broken;
  Files files;
  try {
    paths = filesystem::is_directory(path) ? paths_in(path) : std::vector{path};
  } catch (const filesystem::filesystem_error& error) {
    throw FilesError(fmt::format("{}: {}", path.string(), error.code().message()));
  }
  for (const filesystem::path& file : paths) {
    try {
      read_text(file.string(), contents_of(file), files);
    } catch (const FilesError& error) {
      broken += (broken.empty() ? "" : "\n") + std::string(error.what());
    }
  }
  if (!broken.empty()) throw FilesError(broken);
  if (files.files.empty()) {
    for (const std::string& note : files.notes) broken += (broken.empty() ? "" : "\n") + note;
    throw FilesError(broken.empty() ? fmt::format("{}: there are no files in it", path.string()) : broken);
  }
  return files;
}

}  // namespace vpcsim::elsewhere
