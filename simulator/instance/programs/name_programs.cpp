// dig, as BIND's prints it, but for the size of the message, which isn't made here.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "protocol/ascii.hpp"
#include "simulator/instance/programs/calendar.hpp"
#include "simulator/instance/programs/options.hpp"

namespace vpcsim::instance {

namespace {

constexpr std::array types = {"A", "AAAA", "PTR", "CNAME", "TXT", "MX", "NS", "SOA", "SRV", "CAA"};

std::string_view text(NameAnswer::Code code) {
  switch (code) {
    case NameAnswer::Code::no_error:
      return "NOERROR";
    case NameAnswer::Code::form_error:
      return "FORMERR";
    case NameAnswer::Code::server_failure:
      return "SERVFAIL";
    case NameAnswer::Code::no_such_name:
      return "NXDOMAIN";
    case NameAnswer::Code::not_implemented:
      return "NOTIMP";
    case NameAnswer::Code::refused:
      return "REFUSED";
    case NameAnswer::Code::no_answer:
      break;
  }
  return "";
}

std::string reverse_name(const protocol::Ip& address) {
  std::string result;
  if (!address.is_v6()) {
    for (int i = 0; i < 4; ++i) result += fmt::format("{}.", address.v4().bits >> (8 * i) & 255);
    return result + "in-addr.arpa";
  }
  for (int i = 0; i < 32; ++i) {
    const auto half = i < 16 ? address.low() : address.high();
    result += fmt::format("{:x}.", half >> (4 * (i % 16)) & 15);
  }
  return result + "ip6.arpa";
}

// dig's columns are tabs.
std::string padded(std::string text, std::size_t column) {
  auto at = text.size();
  do {
    text += '\t';
    at = (at / 8 + 1) * 8;
  } while (at < column);
  return text;
}

std::string row(const NameRecord& record) {
  return padded(record.name + ".", 24) +
         fmt::format("{}\tIN\t{}\t{}\n", record.seconds, record.type, record.data);
}

class Dig : public Program {
 public:
  using Program::Program;

  void start() override {
    for (std::size_t i = 1; i < process().arguments().size(); ++i) {
      if (!argument(i)) return;
    }
    if (question_.name.empty()) question_ = {".", "NS", question_.server};
    if (question_.name.size() > 1 && question_.name.back() == '.') question_.name.pop_back();
    asked_ = process().machine().network().resolve(question_,
                                                   [this](const NameAnswer& answer) { answered(answer); });
  }

 private:
  void fail(const std::string& why) {
    process().error(why + "\n");
    process().finish(1);
  }

  // False if it is finished.
  bool argument(std::size_t& i) {
    const auto& word = process().arguments()[i];
    if (word == "+short") return short_ = true;
    if (word == "+noall") return all_ = false, true;
    if (word == "+answer") return answers_ = true;
    if (word[0] == '+') return fail("Invalid option: " + word), false;
    if (word[0] == '@') return server(word.substr(1));
    if (word == "-x" || word == "-t") {
      if (++i >= process().arguments().size()) return fail("dig: " + word + " needs an argument"), false;
      return word == "-t" ? type(process().arguments()[i]) : reverse(process().arguments()[i]);
    }
    if (word[0] == '-') return fail("Invalid option: " + word), false;
    auto upper = word;
    for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    if (upper == "IN") return true;
    if (std::find(types.begin(), types.end(), upper) != types.end()) return question_.type = upper, true;
    if (!question_.name.empty())
      return fail("dig: more than one name is not supported by vpcsim's dig"), false;
    question_.name = word;
    return true;
  }

  bool type(std::string word) {
    for (char& c : word) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    if (std::find(types.begin(), types.end(), word) == types.end()) {
      return fail(";; Warning, type " + word + " is not supported by vpcsim's dig"), false;
    }
    question_.type = word;
    return true;
  }
  bool server(const std::string& word) {
    question_.server = protocol::Ip::parse(word);
    return question_.server || (fail("dig: couldn't get address for '" + word + "': not found"), false);
  }
  bool reverse(const std::string& word) {
    auto address = protocol::Ip::parse(word);
    if (!address) return fail("dig: invalid address '" + word + "'"), false;
    question_.name = reverse_name(*address);
    question_.type = "PTR";
    return true;
  }

  void answered(const NameAnswer& answer) {
    if (answer.code == NameAnswer::Code::no_answer) {
      auto server = answer.server.text();
      process().out(fmt::format(
          ";; communications error to {0}#53: timed out\n;; no servers could be reached\n", server));
      return process().finish(9);
    }
    if (short_) {
      for (const auto& record : answer.records) process().out(record.data + "\n");
    } else if (all_) {
      print_all(answer);
    } else if (answers_) {
      for (const auto& record : answer.records) process().out(row(record));
    }
    process().finish(0);
  }

  void print_all(const NameAnswer& answer) {
    std::string words;
    for (std::size_t i = 1; i < process().arguments().size(); ++i) words += " " + process().arguments()[i];
    const auto server = answer.server.text();
    std::string text_of_all =
        "\n; <<>> DiG (vpcsim) <<>>" + words + "\n;; global options: +cmd\n;; Got answer:\n";
    text_of_all += fmt::format(";; ->>HEADER<<- opcode: QUERY, status: {}, id: {}\n", text(answer.code),
                               process().shell().number & 0xffff);
    text_of_all += fmt::format(";; flags: qr rd ra; QUERY: 1, ANSWER: {}, AUTHORITY: {}, ADDITIONAL: 0\n\n",
                               answer.records.size(), answer.authority.size());
    auto name = question_.name == "." ? "." : question_.name + ".";
    text_of_all += ";; QUESTION SECTION:\n" + padded(";" + name, 32) + "IN\t" + question_.type + "\n\n";
    if (!answer.records.empty()) text_of_all += ";; ANSWER SECTION:\n";
    for (const auto& record : answer.records) text_of_all += row(record);
    if (!answer.records.empty()) text_of_all += "\n";
    if (!answer.authority.empty()) text_of_all += ";; AUTHORITY SECTION:\n";
    for (const auto& record : answer.authority) text_of_all += row(record);
    if (!answer.authority.empty()) text_of_all += "\n";
    text_of_all += fmt::format(
        ";; Query time: {} msec\n;; SERVER: {}#53({})\n;; WHEN: {}\n\n", answer.milliseconds, server, server,
        *formatted_time(process().machine().now().milliseconds, "%a %b %d %H:%M:%S %Z %Y"));
    process().out(text_of_all);
  }

  NameQuestion question_;
  std::unique_ptr<Pending> asked_;
  bool short_ = false;
  bool all_ = true;
  bool answers_ = false;
};

}  // namespace

std::vector<ProgramRow> name_programs() {
  return {{"dig", "ask the resolver ([@SERVER] NAME [TYPE], -x, -t, +short, +noall +answer)", make<Dig>}};
}

}  // namespace vpcsim::instance
