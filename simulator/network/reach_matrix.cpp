// How the matrix of all pairs is made. Ends are sorted into classes that routes treat alike; one walk for two
// classes says which filters their packets meet; what a filter says is known for whole classes, too. What is
// left for each pair is to put bits together, 64 pairs at a time.
#include "simulator/network/reach_matrix.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "simulator/network/path.hpp"
#include "simulator/network/reach.hpp"
#include "simulator/network/reach_filters.hpp"
#include "simulator/network/transpose.hpp"

namespace vpcsim::network {
namespace {

using Word = ReachMatrix::Word;
constexpr std::size_t word_bits = ReachMatrix::word_bits;
constexpr std::size_t crossings = 5;  ///< values of Crossed

bool bit_of(ConstEndBits bits, std::size_t end) {
  return bits[end / word_bits] >> end % word_bits & 1;
}

/// Puts the bits of `count` ends into a row, from `offset` on.
void put_bits(std::vector<Word>& row, std::size_t offset, ConstEndBits bits, std::size_t count) {
  const std::size_t shift = offset % word_bits;
  std::size_t word = offset / word_bits;
  for (std::size_t i = 0; i < bits.size(); ++i, ++word) {
    row[word] |= bits[i] << shift;
    if (shift != 0 && (i + 1) * word_bits - shift < count) row[word + 1] |= bits[i] >> (word_bits - shift);
  }
}

/// What the walk for the current class of sources and one of destinations said.
struct ToClass {
  bool open = false;  ///< some pairs may reach each other
  Crossed crossed = Crossed::nothing;
  /// Sources and destinations that all filters let through, on the way there and back.
  std::vector<Word> from_asked, from_answered, to_asked, to_answered;
};

class MatrixMaker {
 public:
  MatrixMaker(const Network& network, const Service& service, const std::vector<Endpoint>& from,
              const std::vector<Endpoint>& to)
      : network_(network), service_(service), from_(from), to_(to), matrix_(from.size(), to.size()) {
    const AddressPieces pieces(network);
    sources_ = sort_ends(network, pieces, from, service.ipv6);
    destinations_ = sort_ends(network, pieces, to, service.ipv6);
    arrange_columns();
    prepare_filters();
  }

  ReachMatrix make() {
    for (std::size_t number = 0; number < sources_.classes.size(); ++number) fill_rows(number);
    for (std::size_t row : sources_.others) {
      for (std::size_t column = 0; column < to_.size(); ++column) ask(row, column);
    }
    for (std::size_t column : destinations_.others) {
      for (std::size_t row = 0; row < from_.size(); ++row) ask(row, column);
    }
    ask_themselves();
    return std::move(matrix_);
  }

 private:
  /// Destinations inside stand class by class, the others behind them.
  void arrange_columns() {
    std::vector<std::uint32_t> bits(to_.size());
    std::uint32_t next = 0;
    for (const InsideEnd& end : destinations_.inside) bits[end.place] = next++;
    for (std::size_t place : destinations_.others) bits[place] = next++;
    matrix_.arrange_columns(std::move(bits));
    for (std::uint32_t number = 0; number < destinations_.classes.size(); ++number)
      class_of_.insert(class_of_.end(), destinations_.classes[number].size(), number);
  }

  void prepare_filters() {
    if (sources_.inside.empty() || destinations_.inside.empty()) return;
    const Packet asked = resolve(network_, flow(sources_.inside[0], destinations_.inside[0])).request;
    Packet answered = asked;
    turn_into_reply(answered);
    for (const GroupSet& set : sources_.group_sets)
      leaving_.emplace_back(network_, set, Direction::egress, asked);
    for (const GroupSet& set : destinations_.group_sets)
      entering_.emplace_back(network_, set, Direction::ingress, asked);
    egress_rows_.resize(leaving_.size());
    asked_in_.emplace(network_, sources_, Direction::ingress, asked);
    asked_out_.emplace(network_, destinations_, Direction::egress, asked);
    answered_in_.emplace(network_, destinations_, Direction::ingress, answered);
    answered_out_.emplace(network_, sources_, Direction::egress, answered);
  }

  Flow flow(const InsideEnd& from, const InsideEnd& to) const {
    return flow_between(from.interface, to.interface, service_);
  }

  // ---- a class of sources ----

  void fill_rows(std::size_t number) {
    const EndClass& sources = sources_.classes[number];
    walks_.assign(destinations_.classes.size(), {});
    bool any = false;
    std::vector<std::size_t> one_by_one;
    for (std::size_t to = 0; to < walks_.size(); ++to) {
      if (!walk(number, to)) one_by_one.push_back(to);
      any |= walks_[to].open;
    }
    if (any) {
      entering_bits_.assign(entering_.size() * crossings, {});
      for (std::size_t block = 0; block < words_for(sources.size()); ++block) fill_block(sources, block);
    }
    for (std::size_t to : one_by_one) ask_each(sources, destinations_.classes[to]);
  }

  /// False: each pair is to be asked by itself.
  bool walk(std::size_t from, std::size_t to) {
    const auto ends = two_ends(sources_.classes[from], destinations_.classes[to]);
    if (!ends) return true;  // one interface, both ways
    const auto found = walk_between(network_, *ends->first, *ends->second, flow(*ends->first, *ends->second));
    if (!found.speaks_for_all) return false;
    if (found.request.arrives) note(found, *ends->first, *ends->second, from, to);
    return true;
  }

  using TwoEnds = std::pair<const InsideEnd*, const InsideEnd*>;
  /// Of different interfaces.
  std::optional<TwoEnds> two_ends(const EndClass& sources, const EndClass& destinations) const {
    const InsideEnd* from = &sources_.inside[sources.begin];
    for (std::size_t i = destinations.begin; i < destinations.end; ++i) {
      if (destinations_.inside[i].interface != from->interface)
        return TwoEnds(from, &destinations_.inside[i]);
    }
    const InsideEnd* to = &destinations_.inside[destinations.begin];
    for (std::size_t i = sources.begin; i < sources.end; ++i) {
      if (sources_.inside[i].interface != to->interface) return TwoEnds(&sources_.inside[i], to);
    }
    return std::nullopt;
  }

  void note(const WalkOfClasses& found, const InsideEnd& source, const InsideEnd& destination,
            std::size_t from, std::size_t to) {
    ToClass& note = walks_[to];
    note.open = true;
    const auto from_words = words_for(sources_.classes[from].size());
    const auto to_words = words_for(destinations_.classes[to].size());
    note.from_asked.assign(from_words, ~Word{0});
    note.to_asked.assign(to_words, ~Word{0});
    note.from_answered.assign(from_words, found.reply.arrives ? ~Word{0} : 0);
    note.to_answered = note.to_asked;
    for (const FilterOnTheWay& filter : found.request.filters) {
      const bool ingress = filter.direction == Direction::ingress;
      const auto* groups_of = std::get_if<Index<NetworkInterface>>(&filter.filter);
      if (groups_of && !ingress && *groups_of == source.interface) continue;  // egress_row()
      if (groups_of && ingress && *groups_of == destination.interface)
        note.crossed = filter.crossed;  // entering()
      else if (ingress)
        asked_in_->keep_admitted(filter, from, note.from_asked);
      else
        asked_out_->keep_admitted(filter, to, note.to_asked);
    }
    if (!found.reply.arrives) return;
    for (const FilterOnTheWay& filter : found.reply.filters) {
      if (filter.direction == Direction::ingress)
        answered_in_->keep_admitted(filter, to, note.to_answered);
      else
        answered_out_->keep_admitted(filter, from, note.from_answered);
    }
  }

  // ---- 64 sources and 64 destinations at a time ----

  void fill_block(const EndClass& sources, std::size_t block) {
    const std::size_t first = sources.begin + block * word_bits;
    const std::size_t rows = std::min(word_bits, sources.end - first);
    for (std::size_t word = 0; word * word_bits < destinations_.inside.size(); ++word) {
      std::array<Word, word_bits> asked{}, answered{};
      const std::size_t column = word * word_bits;
      const std::size_t columns = std::min(word_bits, destinations_.inside.size() - column);
      Word any = 0;
      for (std::size_t i = 0; i < columns; ++i) {
        const std::size_t number = class_of_[column + i];
        const ToClass& to = walks_[number];
        const std::size_t end = column + i - destinations_.classes[number].begin;
        if (!to.open || !bit_of(to.to_asked, end)) continue;
        asked[i] = to.from_asked[block] & entering(sources, column + i, to.crossed)[block];
        if (bit_of(to.to_answered, end)) answered[i] = to.from_answered[block];
        any |= asked[i];
      }
      if (any == 0) continue;
      transpose(asked);
      transpose(answered);
      for (std::size_t i = 0; i < rows; ++i) {
        const InsideEnd& source = sources_.inside[first + i];
        matrix_.set_word(source.place, word, asked[i] & egress_row(source.group_set)[word], answered[i]);
      }
    }
  }

  /// The sources of the class whom the destination's groups admit.
  ConstEndBits entering(const EndClass& sources, std::size_t column, Crossed crossed) {
    const std::size_t set = destinations_.inside[column].group_set;
    auto& bits = entering_bits_[set * crossings + static_cast<std::size_t>(crossed)];
    if (bits.empty()) {
      bits.resize(words_for(sources.size()));
      entering_[set].mark(network_, sources_, sources, crossed, bits);
    }
    return bits;
  }

  /// The destinations that the source's groups let it send to.
  const std::vector<Word>& egress_row(std::size_t set) {
    auto& row = egress_rows_[set];
    if (!row.empty()) return row;
    if (++egress_rows_known_ * matrix_.words() > most_egress_words) {
      for (auto& other : egress_rows_) other = {};
      egress_rows_known_ = 1;
    }
    row.resize(matrix_.words());
    std::vector<Word> bits;
    for (const EndClass& one : destinations_.classes) {
      bits.resize(words_for(one.size()));
      leaving_[set].mark(network_, destinations_, one, Crossed::unknown, bits);
      put_bits(row, one.begin, bits, one.size());
    }
    return row;
  }

  // ---- one by one ----

  void ask(std::size_t row, std::size_t column) {
    const bool same = from_[row] == to_[column];
    matrix_.set(
        row, column,
        same ? Verdict::reachable : verdict(network_, flow_between(from_[row], to_[column], service_)));
  }

  void ask_each(const EndClass& sources, const EndClass& destinations) {
    for (std::size_t i = sources.begin; i < sources.end; ++i) {
      for (std::size_t j = destinations.begin; j < destinations.end; ++j)
        ask(sources_.inside[i].place, destinations_.inside[j].place);
    }
  }

  /// Pairs of one interface: a walk between classes speaks of different ones.
  void ask_themselves() {
    std::multimap<Index<NetworkInterface>, std::size_t> places;
    for (const InsideEnd& end : destinations_.inside) places.emplace(end.interface, end.place);
    for (const InsideEnd& end : sources_.inside) {
      auto [first, last] = places.equal_range(end.interface);
      for (; first != last; ++first) ask(end.place, first->second);
    }
  }

  static constexpr std::size_t most_egress_words = std::size_t{8} << 20;  ///< 64 MB

  const Network& network_;
  const Service& service_;
  const std::vector<Endpoint>&from_, &to_;
  ReachMatrix matrix_;
  ReachEnds sources_, destinations_;
  std::vector<std::uint32_t> class_of_;  ///< of each destination inside
  std::vector<GroupSetFilter> leaving_, entering_;
  std::optional<FiltersOnTheWay> asked_in_, asked_out_, answered_in_, answered_out_;
  std::vector<ToClass> walks_;
  std::vector<std::vector<Word>> entering_bits_;  ///< by group set and crossing, of the class of sources
  std::vector<std::vector<Word>> egress_rows_;    ///< by group set
  std::size_t egress_rows_known_ = 0;
};

}  // namespace

ReachMatrix reach(const Network& network, const Service& service, const std::vector<Endpoint>& from,
                  const std::vector<Endpoint>& to) {
  return MatrixMaker(network, service, from, to).make();
}

}  // namespace vpcsim::network
