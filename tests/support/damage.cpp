#include "tests/support/damage.h"

#include <algorithm>
#include <vector>

namespace gouji::test {

std::size_t below(Random& random, std::size_t limit) {
    return limit == 0 ? 0 : static_cast<std::size_t>(random() % limit);
}

void damage(std::string& text, Random& random) {
    static const std::vector<std::string> pieces = {"|",
                                                    "\t",
                                                    "\n",
                                                    "\r\n",
                                                    "\r",
                                                    "0",
                                                    " ",
                                                    "　",
                                                    "<td>",
                                                    "</table>",
                                                    "<table>",
                                                    "&nbsp;",
                                                    "-->",
                                                    "<!--",
                                                    "```\n",
                                                    "\"",
                                                    ",",
                                                    "│",
                                                    "一、总体情况\n",
                                                    "总计",
                                                    "其他",
                                                    "\xff\xfe",
                                                    "\xe4",
                                                    std::string(1, '\0'),
                                                    "😀",
                                                    "12件",
                                                    "1,104"};
    const std::size_t begin = below(random, text.size() + 1);
    const std::size_t length = below(random, std::min<std::size_t>(text.size() - begin, 200) + 1);
    switch (below(random, 6)) {
        case 0:
            text.erase(begin, length);
            break;
        case 1:
            text.insert(begin, text.substr(begin, length));
            break;
        case 2: {
            const std::string moved = text.substr(begin, length);
            text.erase(begin, length);
            text.insert(below(random, text.size() + 1), moved);
            break;
        }
        case 3:
            if (begin < text.size()) text[begin] = static_cast<char>(random());
            break;
        case 4:
            text.resize(begin);
            break;
        default:
            text.insert(begin, pieces[below(random, pieces.size())]);
    }
}

}  // namespace gouji::test
