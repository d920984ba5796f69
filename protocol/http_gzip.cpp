#include <stdexcept>

#include <boost/beast/zlib/error.hpp>
#include <boost/beast/zlib/inflate_stream.hpp>

#include "protocol/gzip.hpp"

namespace vpcsim::protocol {
namespace {

constexpr std::size_t header_bytes = 10, trailer_bytes = 8;  // RFC 1952, 2.3

/// The last four bytes: how long what was compressed is (modulo 2^32: nobody keeps more).
std::size_t original_bytes(std::string_view file) {
  std::size_t size = 0;
  for (std::size_t i = 1; i <= 4; ++i) size = size << 8 | static_cast<unsigned char>(file[file.size() - i]);
  return size;
}

}  // namespace

std::string gunzip(std::string_view file) {
  if (file.size() < header_bytes + trailer_bytes || !file.starts_with("\x1f\x8b\x08") || file[3] != 0)
    throw std::runtime_error("not a gzip file without optional fields");
  std::string out(original_bytes(file), '\0');
  boost::beast::zlib::inflate_stream stream;
  boost::beast::zlib::z_params params;
  params.next_in = file.data() + header_bytes;
  params.avail_in = file.size() - header_bytes - trailer_bytes;
  params.next_out = out.data();
  params.avail_out = out.size();
  boost::system::error_code error;
  stream.write(params, boost::beast::zlib::Flush::finish, error);
  if (error != boost::beast::zlib::error::end_of_stream || params.avail_out != 0)
    throw std::runtime_error("a broken gzip file");
  return out;
}

}  // namespace vpcsim::protocol
