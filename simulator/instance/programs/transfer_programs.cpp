// curl: HTTP/1.1, without its progress meter.
#include <optional>

#include <fmt/format.h>

#include "protocol/ascii.hpp"
#include "simulator/instance/programs/host_lookup.hpp"
#include "simulator/instance/programs/http_reader.hpp"
#include "simulator/instance/programs/options.hpp"

namespace vpcsim::instance {

namespace {

struct Url {
  std::string host;
  std::uint16_t port = 80;
  std::string target = "/";
  std::string authority;  // as the Host header has it
};

class Curl : public Program {
 public:
  using Program::Program;

  void start() override {
    Options options(process(), "sSiIfX:H:d:o:m:w:C:",
                    {{"silent", 's'},
                     {"show-error", 'S'},
                     {"include", 'i'},
                     {"head", 'I'},
                     {"fail", 'f'},
                     {"request", 'X'},
                     {"header", 'H'},
                     {"data", 'd'},
                     {"output", 'o'},
                     {"max-time", 'm'},
                     {"write-out", 'w'},
                     {"connect-timeout", 'C'}});
    if (options.failed()) return process().finish(2);
    began_ = now();
    silent_ = options.has('s') && !options.has('S');
    headers_shown_ = options.has('i') || options.has('I');
    fails_ = options.has('f');
    report_ = options.value('w').value_or("");
    file_ = options.value('o');
    if (options.operands().empty()) {
      process().error("curl: (2) no URL specified\n");
      return process().finish(2);
    }
    if (options.operands().size() > 1) return fail(2, "more than one URL is not supported by vpcsim's curl");
    if (!read_url(options.operands()[0]) || !compose(options)) return;
    if (!timer(options.value('m'), whole_timer_, [this] { timed_out(); })) return;
    lookup_.begin(
        process(), url_.host, HostLookup::Family::any,
        [this](const protocol::Ip& address) {
          connect({address, url_.port});
        },
        [this](HostFailure) { fail(6, "Could not resolve host: " + url_.host); });
  }

  void output_ready() override {
    if (connection_) connection_->pause(false);
  }

 private:
  std::int64_t now() const { return process().machine().now().milliseconds; }

  void fail(int status, const std::string& text) {
    if (ended_) return;
    if (!silent_) process().error(fmt::format("curl: ({}) {}\n", status, text));
    end(status);
  }

  void end(int status) {
    if (std::exchange(ended_, true)) return;
    write_report();
    process().finish(status);
  }

  // %{http_code} and what else a lesson may need; \n and \t.
  void write_report() {
    std::string text;
    for (std::size_t i = 0; i < report_.size(); ++i) {
      auto rest = std::string_view(report_).substr(i);
      auto close = rest.find('}');
      if (rest.substr(0, 2) == "%{" && close != rest.npos) {
        auto name = rest.substr(2, close - 2);
        if (name == "http_code" || name == "response_code")
          text += fmt::format("{:03}", reader_ ? reader_->status() : 0);
        else if (name == "size_download")
          text += std::to_string(received_);
        else if (name == "time_total")
          text += fmt::format("{:.6f}", static_cast<double>(now() - began_) / 1000);
        else
          process().error("curl: unknown --write-out variable: '" + std::string(name) + "'\n");
        i += close;
      } else if (rest.substr(0, 2) == "\\n" || rest.substr(0, 2) == "\\t") {
        text += rest[1] == 'n' ? '\n' : '\t';
        ++i;
      } else {
        text += report_[i];
      }
    }
    process().out(text);
  }

  bool read_url(std::string text) {
    auto scheme = text.find("://");
    if (scheme != std::string::npos) {
      if (!protocol::ascii::equal_ignoring_case(text.substr(0, scheme), "http")) {
        return fail(1, "Protocol \"" + text.substr(0, scheme) + "\" not supported"), false;
      }
      text.erase(0, scheme + 3);
    }
    text.resize(std::min(text.find('#'), text.size()));
    auto slash = text.find_first_of("/?");
    url_.authority = text.substr(0, slash);
    if (slash != std::string::npos) url_.target = (text[slash] == '?' ? "/" : "") + text.substr(slash);
    std::string_view authority = url_.authority;
    auto close = authority.substr(0, 1) == "[" ? authority.find(']') : 0;
    auto colon = close == authority.npos ? close : authority.find(':', close);
    url_.host = authority.substr(0, colon);
    if (url_.host.size() > 2 && url_.host[0] == '[') url_.host = url_.host.substr(1, url_.host.size() - 2);
    if (colon != authority.npos) {
      auto port = whole_number(authority.substr(colon + 1), 65535);
      if (!port)
        return fail(3, "URL rejected: Port number was not a decimal number between 0 and 65535"), false;
      url_.port = static_cast<std::uint16_t>(*port);
    }
    const bool bad = url_.host.empty() || url_.host.find('@') != std::string::npos ||
                     url_.target.find_first_of(" \r\n") != std::string::npos;
    if (bad)
      return fail(3, "URL rejected: " + std::string(url_.host.empty() ? "No host part in the URL"
                                                                      : "Malformed input to a URL function")),
             false;
    return true;
  }

  bool compose(const Options& options) {
    std::string data;
    for (const auto& piece : options.values('d')) {
      if (!data.empty()) data += '&';
      if (piece.substr(0, 1) != "@") {
        data += piece;
        continue;
      }
      auto content = process().machine().files().read(process().access(), piece.substr(1));
      if (!content) return fail(26, "Failed to open/read local data from file/application"), false;
      for (char c : content.value) {
        if (c != '\n' && c != '\r') data += c;
      }
    }
    const bool has_data = options.has('d');
    only_head_ = options.has('I');
    auto method = options.value('X').value_or(only_head_ ? "HEAD" : has_data ? "POST" : "GET");
    request_ = method + " " + url_.target + " HTTP/1.1\r\n";
    std::string more;
    bool host = true, agent = true, accept = true, type = has_data;
    for (const auto& header : options.values('H')) {
      if (header.find_first_of("\r\n") != std::string::npos)
        return fail(43, "A header has a line break"), false;
      auto name = header.substr(0, header.find_first_of(":;"));
      auto is = [&](std::string_view known) { return protocol::ascii::equal_ignoring_case(name, known); };
      host = host && !is("Host");
      agent = agent && !is("User-Agent");
      accept = accept && !is("Accept");
      type = type && !is("Content-Type");
      // "Name:" takes a header of curl's own out; "Name;" sends an empty one.
      if (header.size() > name.size() + 1)
        more += header + "\r\n";
      else if (header.back() == ';')
        more += name + ":\r\n";
    }
    if (host) request_ += "Host: " + url_.authority + "\r\n";
    if (agent) request_ += "User-Agent: curl/8.5.0\r\n";
    if (accept) request_ += "Accept: */*\r\n";
    request_ += more;
    if (has_data) request_ += fmt::format("Content-Length: {}\r\n", data.size());
    if (type) request_ += "Content-Type: application/x-www-form-urlencoded\r\n";
    request_ += "\r\n" + data;
    return timer(options.value('C'), connect_timer_, [this] {
      fail(28, fmt::format("Failed to connect to {} port {} after {} ms: Timeout was reached", url_.host,
                           url_.port, now() - began_));
    });
  }

  bool timer(const std::optional<std::string>& seconds, std::unique_ptr<Pending>& into,
             std::function<void()> elapsed) {
    if (!seconds) return true;
    auto time = milliseconds_of(*seconds);
    if (!time) {
      process().error("curl: option: expected a proper numerical parameter\n");
      return process().finish(2), false;
    }
    if (*time > 0) into = process().machine().set_timer(*time, std::move(elapsed));
    return true;
  }

  void timed_out() {
    if (!connected_)
      return fail(28, fmt::format("Connection timed out after {} milliseconds", now() - began_));
    fail(28, fmt::format("Operation timed out after {} milliseconds with {} bytes received", now() - began_,
                         received_));
  }

  void connect(const Endpoint& to) {
    ConnectionEvents events;
    events.connected = [this] {
      connected_ = true;
      connect_timer_.reset();
      connection_->write(request_);
    };
    events.failed = [this](NetworkError error) { failed(error); };
    events.received = [this](std::string_view bytes) { received(bytes); };
    events.ended = [this] { peer_ended(); };
    reader_.emplace(
        only_head_, [this](std::string_view head) { show_head(head); },
        [this](std::string_view body) { show(body); });
    connection_ = process().machine().network().connect(to, std::move(events));
  }

  void failed(NetworkError error) {
    if (connected_) return fail(56, "Recv failure: " + std::string(text(error)));
    fail(error == NetworkError::timed_out ? 28 : 7,
         fmt::format("Failed to connect to {} port {} after {} ms: Couldn't connect to server", url_.host,
                     url_.port, now() - began_));
  }

  void received(std::string_view bytes) {
    reader_->read(bytes);
    if (reader_->state() == HttpReader::State::failed) return fail(1, "Received HTTP/0.9 when not allowed");
    if (reader_->state() == HttpReader::State::complete) return end(refused_ ? 22 : 0);
    if (process().output_full()) connection_->pause(true);
  }

  void peer_ended() {
    if (reader_->end()) return end(refused_ ? 22 : 0);
    if (!reader_->started()) return fail(52, "Empty reply from server");
    fail(18, fmt::format("transfer closed with {} bytes remaining to read", reader_->missing()));
  }

  void show_head(std::string_view head) {
    refused_ = fails_ && reader_->status() >= 400;
    if (refused_ && !silent_) {
      process().error(fmt::format("curl: (22) The requested URL returned error: {}\n", reader_->status()));
    }
    if (headers_shown_) write(head);
  }
  void show(std::string_view body) {
    received_ += body.size();
    if (!refused_) write(body);
  }

  void write(std::string_view bytes) {
    if (!file_ || *file_ == "-") return process().out(bytes);
    if (*file_ == "/dev/null") return;
    auto& files = process().machine().files();
    auto failure = FileError::none;
    if (!std::exchange(file_open_, true)) failure = files.open_for_writing(process().access(), *file_, true);
    if (failure == FileError::none) failure = files.append(process().access(), *file_, bytes);
    if (failure != FileError::none)
      fail(23, "Failure writing output to destination: " + std::string(text(failure)));
  }

  HostLookup lookup_;
  Url url_;
  std::string request_;
  std::string report_;
  std::optional<std::string> file_;
  std::optional<HttpReader> reader_;
  std::unique_ptr<Connection> connection_;
  std::unique_ptr<Pending> whole_timer_;
  std::unique_ptr<Pending> connect_timer_;
  std::int64_t began_ = 0;
  std::uint64_t received_ = 0;
  bool silent_ = false;
  bool headers_shown_ = false;
  bool only_head_ = false;
  bool fails_ = false;
  bool refused_ = false;
  bool connected_ = false;
  bool file_open_ = false;
  bool ended_ = false;
};

}  // namespace

std::vector<ProgramRow> transfer_programs() {
  return {{"curl", "transfer a URL (-s -i -I -X -H -d -o -m -f -w --connect-timeout)", make<Curl>}};
}

}  // namespace vpcsim::instance
