// What a path's MTU comes to, in words: a whole sentence for each case, in each language.
#include "simulator/network/describe.hpp"
#include "simulator/network/mtu.hpp"

namespace vpcsim::network {

std::string describe_mtu(const Network& network, const Path& path, Language language) {
  const auto there = smallest_bound(mtu_bounds(network, path, Leg::request));
  if (!there || std::holds_alternative<Dropped>(path.request.disposition)) return {};
  const auto first = label_of(network, there->component, language);
  const bool is_answered = path.reply && !std::holds_alternative<Dropped>(path.reply->disposition);
  const auto back = is_answered ? smallest_bound(mtu_bounds(network, path, Leg::reply)) : std::nullopt;
  if (!back || back->mtu == there->mtu) {
    return say(language, "Packets of up to {} bytes pass: {} takes no larger ones.",
               "{} バイトまでのパケットが通ります ({} の上限)。", there->mtu, first);
  }
  return say(language, "Packets of up to {} bytes pass there ({}), and of up to {} bytes back ({}).",
             "往路は {} バイト ({} の上限)、復路は {} バイト ({} の上限) までのパケットが通ります。",
             there->mtu, first, back->mtu, label_of(network, back->component, language));
}

std::string explain(const Network& network, const TooLarge& packet, Language language) {
  const auto at = label_of(network, packet.bound.component, language);
  switch (packet.notice) {
    case MtuNotice::unneeded:
      return say(language, "{} sends packets of up to {} bytes, and this one has {}.",
                 "{} が送信できるのは {} バイトまでで、このパケットは {} バイトです。", at, packet.bound.mtu,
                 packet.size);
    case MtuNotice::heard:
      return say(language,
                 "{} takes packets of up to {} bytes, drops this one of {}, and tells the sender so.",
                 "{} が通すのは {} バイトまでで、{} バイトのこのパケットを破棄し、送信元に通知します。", at,
                 packet.bound.mtu, packet.size);
    case MtuNotice::not_sent:
      return say(language,
                 "{} takes packets of up to {} bytes, and drops this one of {} without telling the sender: a "
                 "black hole.",
                 "{} が通すのは {} バイトまでで、{} バイトのこのパケットを送信元に通知せずに破棄します "
                 "(ブラックホール)。",
                 at, packet.bound.mtu, packet.size);
    case MtuNotice::lost:
      break;
  }
  return say(
      language,
      "{} takes packets of up to {} bytes and drops this one of {}, but its message doesn't reach the "
      "sender: a black hole.",
      "{} が通すのは {} バイトまでで、{} バイトのこのパケットを破棄しますが、送信元への通知は届きません "
      "(ブラックホール)。",
      at, packet.bound.mtu, packet.size);
}

std::string remedy(const Network&, const TooLarge& packet, Language language) {
  const auto mtu = packet.bound.mtu;
  switch (packet.notice) {
    case MtuNotice::unneeded:
    case MtuNotice::not_sent:
      return say(language, "Send packets of up to {} bytes.", "{} バイトまでのパケットを送信してください。",
                 mtu);
    case MtuNotice::heard:
      return say(
          language, "Send packets of up to {} bytes, as Path MTU Discovery makes the sender do by itself.",
          "{} バイトまでのパケットを送信してください (パス MTU 検出により送信元が自動的に調整します)。", mtu);
    case MtuNotice::lost:
      break;
  }
  if (packet.packet.source.is_v6()) {
    return say(
        language, "Send packets of up to {} bytes, or let ICMPv6 type 2 code 0 back to the sender.",
        "{} バイトまでのパケットを送信するか、ICMPv6 タイプ 2 コード 0 が送信元に戻れるようにしてください。",
        mtu);
  }
  return say(
      language, "Send packets of up to {} bytes, or let ICMP type 3 code 4 back to the sender.",
      "{} バイトまでのパケットを送信するか、ICMP タイプ 3 コード 4 が送信元に戻れるようにしてください。",
      mtu);
}

}  // namespace vpcsim::network
