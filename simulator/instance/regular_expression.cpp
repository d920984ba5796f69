#include "simulator/instance/regular_expression.hpp"

#include "protocol/ascii.hpp"

namespace vpcsim::instance {

namespace {

bool is_word(char c) {
  return protocol::ascii::is_alphanumeric(c) || c == '_';
}

bool at_word_edge(std::string_view line, std::size_t at) {
  const bool before = at > 0 && is_word(line[at - 1]);
  const bool after = at < line.size() && is_word(line[at]);
  return before != after;
}

bool in_class(std::string_view name, char c) {
  using namespace protocol::ascii;
  const bool lower = c >= 'a' && c <= 'z';
  const bool upper = c >= 'A' && c <= 'Z';
  if (name == "digit") return is_digit(c);
  if (name == "alpha") return lower || upper;
  if (name == "alnum") return is_alphanumeric(c);
  if (name == "space") return is_space(c);
  if (name == "blank") return c == ' ' || c == '\t';
  if (name == "lower") return lower;
  if (name == "upper") return upper;
  if (name == "punct") return c > ' ' && c < 0x7f && !is_alphanumeric(c);
  return name == "xdigit" && hex_value(c) >= 0;
}

}  // namespace

// Builds the automaton from the back: each parse function returns the node that it starts with, given the one
// that comes after it.
class ExpressionParser {
 public:
  using Node = RegularExpression::Node;
  struct Failure {
    std::string message;
  };

  ExpressionParser(RegularExpression& result, std::string_view text, RegularExpression::Options options)
      : result_(result), text_(text), options_(options) {}

  int build() {
    auto whole = options_.fixed ? literal() : alternatives(0);
    if (at_ < text_.size()) throw Failure{"Unmatched ) or \\)"};
    int after = node({Node::Kind::accept, {}, -1, -1});
    if (options_.whole_word) after = node({Node::Kind::word, {}, after, -1});
    connect(whole, after);
    return options_.whole_word ? node({Node::Kind::word, {}, whole.first, -1}) : whole.first;
  }

 private:
  // A fragment: where it begins, and the nodes whose `next` (or `other`) is still open.
  struct Part {
    int first = -1;
    std::vector<std::pair<int, bool>> open;
  };

  int node(Node made) {
    result_.nodes_.push_back(made);
    return static_cast<int>(result_.nodes_.size()) - 1;
  }
  void connect(const Part& part, int to) {
    for (auto [index, other] : part.open)
      (other ? result_.nodes_[index].other : result_.nodes_[index].next) = to;
  }
  Part single(Node made) {
    int index = node(made);
    return {index, {{index, false}}};
  }
  Part empty() { return single({Node::Kind::split, {}, -1, -1}); }
  Part character(char c) {
    Node made{Node::Kind::set, {}, -1, -1};
    made.set.set(static_cast<unsigned char>(c));
    return single(folded(made));
  }
  Node folded(Node made) const {
    if (!options_.ignore_case) return made;
    for (int c = 'a'; c <= 'z'; ++c) {
      const int upper = c - 'a' + 'A';
      if (made.set[c] || made.set[upper]) made.set.set(c), made.set.set(upper);
    }
    return made;
  }
  Part sequence(Part left, Part right) {
    connect(left, right.first);
    return {left.first, right.open};
  }

  Part literal() {
    auto result = empty();
    for (; at_ < text_.size(); ++at_) result = sequence(result, character(text_[at_]));
    return result;
  }

  bool is(std::string_view extended, std::string_view basic) const {
    auto wanted = options_.extended ? extended : basic;
    return text_.substr(at_, wanted.size()) == wanted;
  }
  bool take(std::string_view extended, std::string_view basic) {
    if (!is(extended, basic)) return false;
    at_ += (options_.extended ? extended : basic).size();
    return true;
  }

  Part alternatives(int depth) {
    if (depth > 50) throw Failure{"Regular expression too big"};
    auto result = branch(depth);
    while (take("|", "\\|")) {
      auto other = branch(depth);
      int split = node({Node::Kind::split, {}, result.first, other.first});
      result.first = split;
      result.open.insert(result.open.end(), other.open.begin(), other.open.end());
    }
    return result;
  }

  Part branch(int depth) {
    auto result = empty();
    bool first = true;
    while (at_ < text_.size() && !is("|", "\\|") && !is(")", "\\)")) {
      // An asterisk at the front of a basic expression is one.
      const bool star = first && !options_.extended && text_[at_] == '*';
      auto part = star ? (++at_, character('*')) : atom(depth, first);
      first = false;
      result = sequence(result, repeated(part));
    }
    return result;
  }

  Part repeated(Part part) {
    for (;;) {
      const bool star = take("*", "*");
      const bool plus = !star && take("+", "\\+");
      const bool optional = !star && !plus && take("?", "\\?");
      if (is("{", "\\{")) throw Failure{"intervals are not supported by vpcsim's grep"};
      if (!star && !plus && !optional) return part;
      int split = node({Node::Kind::split, {}, part.first, -1});
      if (optional) {
        part.open.emplace_back(split, true);
        part.first = split;
      } else {
        connect(part, split);
        part = {plus ? part.first : split, {{split, true}}};
      }
    }
  }

  Part atom(int depth, bool first) {
    if (take("(", "\\(")) {
      auto inside = alternatives(depth + 1);
      if (!take(")", "\\)")) throw Failure{"Unmatched ( or \\("};
      return inside;
    }
    const char c = text_[at_++];
    if (c == '.') {
      Node any{Node::Kind::set, {}, -1, -1};
      any.set.set();
      return single(any);
    }
    if (c == '[') return bracket();
    if (c == '^' && (first || options_.extended)) return single({Node::Kind::begin, {}, -1, -1});
    if (c == '$' && (options_.extended || at_ == text_.size() || is("|", "\\|") || is(")", "\\)"))) {
      return single({Node::Kind::end, {}, -1, -1});
    }
    if (c != '\\') return character(c);
    if (at_ == text_.size()) throw Failure{"Trailing backslash"};
    return escaped(text_[at_++]);
  }

  Part escaped(char c) {
    if (c == 'b') return single({Node::Kind::word, {}, -1, -1});
    if (c >= '1' && c <= '9') throw Failure{"back references are not supported by vpcsim's grep"};
    if (c == '<' || c == '>' || c == 'B')
      throw Failure{std::string("\\") + c + " is not supported by vpcsim's grep"};
    if (c != 'w' && c != 'W' && c != 's' && c != 'S') return character(c);
    Node made{Node::Kind::set, {}, -1, -1};
    for (int i = 0; i < 256; ++i) {
      const char each = static_cast<char>(i);
      const bool in = protocol::ascii::to_lower(c) == 'w' ? is_word(each) : protocol::ascii::is_space(each);
      made.set[static_cast<std::size_t>(i)] = in == (c == 'w' || c == 's');
    }
    return single(made);
  }

  Part bracket() {
    Node made{Node::Kind::set, {}, -1, -1};
    const bool negated = at_ < text_.size() && text_[at_] == '^';
    if (negated) ++at_;
    for (bool first = true;; first = false) {
      if (at_ >= text_.size()) throw Failure{"Unmatched [, [^, [:, [., or [="};
      if (text_[at_] == ']' && !first) break;
      if (text_.substr(at_, 2) == "[:") {
        auto close = text_.find(":]", at_ + 2);
        if (close == text_.npos) throw Failure{"Unmatched [, [^, [:, [., or [="};
        auto name = text_.substr(at_ + 2, close - at_ - 2);
        for (int i = 0; i < 256; ++i) {
          if (in_class(name, static_cast<char>(i))) made.set.set(static_cast<std::size_t>(i));
        }
        at_ = close + 2;
        continue;
      }
      const auto low = static_cast<unsigned char>(text_[at_++]);
      auto high = low;
      if (at_ + 1 < text_.size() && text_[at_] == '-' && text_[at_ + 1] != ']') {
        high = static_cast<unsigned char>(text_[at_ + 1]);
        at_ += 2;
        if (high < low) throw Failure{"Invalid range end"};
      }
      for (unsigned i = low; i <= high; ++i) made.set.set(i);
    }
    ++at_;
    made = folded(made);
    if (negated) made.set.flip();
    return single(made);
  }

  RegularExpression& result_;
  std::string_view text_;
  RegularExpression::Options options_;
  std::size_t at_ = 0;
};

RegularExpression::RegularExpression(std::string_view pattern, Options options) {
  if (pattern.size() > pattern_bytes_max) {
    error_ = "Regular expression too big";
    return;
  }
  try {
    start_ = ExpressionParser(*this, pattern, options).build();
  } catch (const ExpressionParser::Failure& failure) {
    error_ = failure.message;
  }
}

void RegularExpression::add(std::vector<int>& list, std::vector<std::uint32_t>& marks, std::uint32_t mark,
                            int first, std::string_view line, std::size_t at) const {
  std::vector<int> pending{first};
  while (!pending.empty()) {
    const int index = pending.back();
    pending.pop_back();
    if (index < 0 || marks[index] == mark) continue;
    marks[index] = mark;
    const Node& node = nodes_[index];
    switch (node.kind) {
      case Node::Kind::split:
        pending.push_back(node.next);
        pending.push_back(node.other);
        break;
      case Node::Kind::begin:
        if (at == 0) pending.push_back(node.next);
        break;
      case Node::Kind::end:
        if (at == line.size()) pending.push_back(node.next);
        break;
      case Node::Kind::word:
        if (at_word_edge(line, at)) pending.push_back(node.next);
        break;
      default:
        list.push_back(index);
        break;
    }
  }
}

bool RegularExpression::matches(std::string_view line) const {
  if (start_ < 0) return false;
  std::vector<std::uint32_t> marks(nodes_.size(), 0);
  std::vector<int> now;
  std::vector<int> next;
  for (std::size_t at = 0;; ++at) {
    const auto mark = static_cast<std::uint32_t>(at + 1);
    add(now, marks, mark, start_, line, at);
    next.clear();
    for (int index : now) {
      const Node& node = nodes_[index];
      if (node.kind == Node::Kind::accept) return true;
      if (at < line.size() && node.set[static_cast<unsigned char>(line[at])]) {
        add(next, marks, mark + 1, node.next, line, at + 1);
      }
    }
    if (at == line.size()) return false;
    now.swap(next);
  }
}

}  // namespace vpcsim::instance
