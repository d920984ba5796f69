#include "simulator/instance/programs/host_lookup.hpp"

#include <sstream>
#include <utility>

namespace vpcsim::instance {

std::string_view text(HostFailure failure) {
  switch (failure) {
    case HostFailure::unknown:
      return "Name or service not known";
    case HostFailure::no_family:
      return "Address family for hostname not supported";
    case HostFailure::no_address:
      return "No address associated with hostname";
    case HostFailure::no_answer:
      return "Temporary failure in name resolution";
  }
  return "Unknown error";
}

bool HostLookup::wanted(const protocol::Ip& address) const {
  return family_ == Family::any || address.is_v6() == (family_ == Family::v6);
}

std::optional<protocol::Ip> HostLookup::in_hosts_file(Process& process) const {
  std::istringstream lines(process.machine().files().read(process.access(), "/etc/hosts").value);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line.substr(0, line.find('#')));
    std::string word;
    words >> word;
    auto address = protocol::Ip::parse(word);
    while (address && words >> word) {
      if (word == host_ && wanted(*address)) return address;
    }
  }
  return {};
}

/// A name without a dot is completed with the first domain that /etc/resolv.conf says [resolv.conf(5)].
std::string HostLookup::completed(Process& process) const {
  if (host_.find('.') != std::string::npos) return host_;
  std::istringstream lines(process.machine().files().read(process.access(), "/etc/resolv.conf").value);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string keyword, domain;
    words >> keyword >> domain;
    if ((keyword == "search" || keyword == "domain") && !domain.empty()) return host_ + "." + domain;
  }
  return host_;
}

void HostLookup::begin(Process& process, const std::string& host, Family family, Found found, Failed failed) {
  machine_ = &process.machine();
  host_ = host;
  family_ = family;
  found_ = std::move(found);
  failed_ = std::move(failed);
  const bool is_whole = !host_.empty() && host_.back() == '.';
  if (is_whole) host_.pop_back();
  if (auto address = protocol::Ip::parse(host_)) {
    return wanted(*address) ? found_(*address) : failed_(HostFailure::no_family);
  }
  if (auto address = in_hosts_file(process)) return found_(*address);
  if (host_.empty()) return failed_(HostFailure::unknown);
  if (!is_whole) host_ = completed(process);
  ask(family_ == Family::v6);
}

void HostLookup::ask(bool v6) {
  auto answered = [this, v6](const NameAnswer& answer) {
    const std::string type = v6 ? "AAAA" : "A";
    for (const auto& record : answer.records) {
      auto address = record.type == type ? protocol::Ip::parse(record.data) : std::nullopt;
      if (address) return found_(*address);
    }
    if (answer.code == NameAnswer::Code::no_error) {
      if (!v6 && family_ == Family::any) return ask(true);
      return failed_(HostFailure::no_address);
    }
    failed_(answer.code == NameAnswer::Code::no_such_name ? HostFailure::unknown : HostFailure::no_answer);
  };
  question_ = machine_->network().resolve({host_, v6 ? "AAAA" : "A", {}}, answered);
}

}  // namespace vpcsim::instance
