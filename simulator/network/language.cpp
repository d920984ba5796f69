#include "simulator/network/language.hpp"

namespace vpcsim::network {
namespace {

constexpr char mark = '\x01';

}  // namespace

std::string marked(std::string_view value) {
  std::string out;
  if (!value.empty() && static_cast<unsigned char>(value.front()) >= 0x80) out += mark;
  return out += value;
}

std::string close_up(std::string text) {
  std::string out;
  for (char c : text) {
    if (c != mark) {
      out += c;
    } else if (out.size() > 1 && out.back() == ' ' &&
               static_cast<unsigned char>(out[out.size() - 2]) >= 0x80) {
      out.pop_back();
    }
  }
  return out;
}

}  // namespace vpcsim::network
