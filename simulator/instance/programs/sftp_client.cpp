#include "simulator/instance/programs/sftp_client.hpp"

#include <utility>

namespace vpcsim::instance {
namespace {

using protocol::sftp::Reader;
using protocol::sftp::Writer;

SftpClient::Status status_in(SftpClient::Type type, Reader& answer) {
  if (type != SftpClient::Type::status) return SftpClient::Status::bad_message;
  return static_cast<SftpClient::Status>(answer.number());
}

}  // namespace

Writer SftpClient::request(Type type) {
  Writer made(type);
  made.number(++id_);
  return made;
}

void SftpClient::ask(const Writer& request, Answered answered) {
  answered_ = std::move(answered);
  write_(request.packet());
}

void SftpClient::begin(std::function<void()> greeted) {
  greeting_ = true;
  ask(Writer(Type::init).number(protocol::sftp::protocol_version),
      [this, greeted = std::move(greeted)](Type, Reader& extensions) {
        for (auto name = extensions.text(); !extensions.failed(); name = extensions.text()) {
          expands_paths_ = expands_paths_ || name == "expand-path@openssh.com";
          extensions.text();
        }
        greeted();
      });
}

bool SftpClient::received(std::string_view bytes) {
  packets_.add(bytes);
  while (auto packet = packets_.next()) {
    if (!take(std::string(*packet))) return false;
  }
  return !packets_.broken();
}

bool SftpClient::take(std::string_view packet) {
  Reader reader(packet);
  const auto type = static_cast<Type>(reader.byte());
  const auto id = reader.number();
  const bool expected = std::exchange(greeting_, false) ? type == Type::version && id >= 3 : id == id_;
  if (reader.failed() || !expected || !answered_) return false;
  const auto answered = std::exchange(answered_, nullptr);
  answered(type, reader);
  return true;
}

void SftpClient::ask_status(const Writer& request, GotStatus got) {
  ask(request, [got = std::move(got)](Type type, Reader& answer) { got(status_in(type, answer)); });
}

void SftpClient::ask_text(const Writer& request, Type wanted, Got<std::string> got) {
  ask(request, [wanted, got = std::move(got)](Type type, Reader& answer) {
    if (type != wanted) return got({}, status_in(type, answer));
    if (wanted == Type::name && answer.number() == 0) return got({}, Status::bad_message);
    got(std::string(answer.text()), Status::ok);
  });
}

void SftpClient::stat(const std::string& path, Got<Attributes> got) {
  ask(request(Type::stat).text(path), [got = std::move(got)](Type type, Reader& answer) {
    if (type != Type::attributes) return got({}, status_in(type, answer));
    got(answer.attributes(), Status::ok);
  });
}

void SftpClient::expand(const std::string& path, Got<std::string> got) {
  ask_text(request(Type::extended).text("expand-path@openssh.com").text(path), Type::name, std::move(got));
}

void SftpClient::open(const std::string& path, std::uint32_t flags, const Attributes& attributes,
                      Got<std::string> got) {
  ask_text(request(Type::open).text(path).number(flags).attributes(attributes), Type::handle, std::move(got));
}

void SftpClient::read(const std::string& handle, std::uint64_t offset, std::uint32_t size,
                      Got<std::string> got) {
  ask_text(request(Type::read).text(handle).long_number(offset).number(size), Type::data, std::move(got));
}

void SftpClient::write(const std::string& handle, std::uint64_t offset, std::string_view bytes,
                       GotStatus got) {
  ask_status(request(Type::write).text(handle).long_number(offset).text(bytes), std::move(got));
}

void SftpClient::set_attributes(const std::string& path, const Attributes& attributes, GotStatus got) {
  ask_status(request(Type::setstat).text(path).attributes(attributes), std::move(got));
}

void SftpClient::set_open_attributes(const std::string& handle, const Attributes& attributes, GotStatus got) {
  ask_status(request(Type::fsetstat).text(handle).attributes(attributes), std::move(got));
}

void SftpClient::close(const std::string& handle, GotStatus got) {
  ask_status(request(Type::close).text(handle), std::move(got));
}

void SftpClient::make_directory(const std::string& path, const Attributes& attributes, GotStatus got) {
  ask_status(request(Type::mkdir).text(path).attributes(attributes), std::move(got));
}

void SftpClient::list(const std::string& path, Got<std::vector<Entry>> got) {
  ask_text(request(Type::opendir).text(path), Type::handle,
           [this, got = std::move(got)](const std::optional<std::string>& handle, Status status) {
             if (!handle) return got({}, status);
             list_more(*handle, {}, got);
           });
}

void SftpClient::list_more(const std::string& handle, std::vector<Entry> entries,
                           Got<std::vector<Entry>> got) {
  auto answered = [this, handle, entries = std::move(entries), got](Type type, Reader& answer) mutable {
    if (type != Type::name) {
      const auto status = status_in(type, answer);
      return close(handle, [got, status, entries = std::move(entries)](Status) mutable {
        if (status != Status::end_of_file) return got({}, status);
        got(std::move(entries), Status::ok);
      });
    }
    for (auto left = answer.number(); left > 0 && !answer.failed(); --left) {
      std::string name(answer.text());
      answer.text();
      const auto attributes = answer.attributes();
      // A name with a slash could lead out of the directory that is written to.
      const bool good = !name.empty() && name != "." && name != ".." && name.find('/') == name.npos;
      if (good && !answer.failed()) entries.push_back({std::move(name), attributes});
    }
    list_more(handle, std::move(entries), got);
  };
  ask(request(Type::readdir).text(handle), std::move(answered));
}

}  // namespace vpcsim::instance
