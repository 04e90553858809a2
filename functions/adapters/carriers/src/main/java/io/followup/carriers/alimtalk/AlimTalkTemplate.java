package io.followup.carriers.alimtalk;

import io.followup.domain.carrier.AlimTalkNotice;
import io.followup.domain.carrier.Words;
import io.followup.domain.notice.Graphemes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template as Kakao approved it. Its text stays as it is; only its variables are ours to fill.
 *
 * @param content with variables such as {@code #{text}}
 * @param parts what stands beside the text, such as names and addresses of buttons: it counts, and
 *     holds variables too
 */
public record AlimTalkTemplate(String content, List<String> parts, boolean approved) {
  /** All of it, variables, buttons and addresses counted in (Kakao's template guide). */
  private static final int MOST_CHARACTERS = 1_000;

  private static final Pattern VARIABLE = Pattern.compile("#\\{([^{}]{1,100})}");

  public AlimTalkTemplate {
    parts = List.copyOf(parts);
  }

  /**
   * What its variables are filled with, by their names without {@code #{}}, the preview cut where
   * it would be too long.
   *
   * @return nothing if it has a variable that nobody can fill, or is too long without a preview
   */
  public Optional<Map<String, String>> fill(AlimTalkNotice notice) {
    if (variables().stream().anyMatch(name -> Known.of(name).isEmpty())) {
      return Optional.empty();
    }
    Words words = notice.words();
    String preview =
        Graphemes.longest(words.preview(), shorter -> fits(values(notice, shown(words, shorter))));
    Map<String, String> values = values(notice, shown(words, preview));
    return fits(values) ? Optional.of(values) : Optional.empty();
  }

  private boolean fits(Map<String, String> values) {
    int length = filled(content, values).length();
    for (String part : parts) {
      length += filled(part, values).length();
    }
    return length <= MOST_CHARACTERS;
  }

  private static String filled(String text, Map<String, String> values) {
    return VARIABLE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
  }

  private Set<String> variables() {
    Set<String> names = new TreeSet<>();
    for (String text : List.of(content, String.join("\n", parts))) {
      VARIABLE.matcher(text).results().forEach(found -> names.add(found.group(1)));
    }
    return names;
  }

  private Map<String, String> values(AlimTalkNotice notice, String preview) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : variables()) {
      Known known = Known.of(name).orElseThrow();
      values.put(name, Known.value(known, notice, preview));
    }
    return values;
  }

  /**
   * The number of replies stands above the latest, unless the template says it in its own place;
   * where the workspace lets no text out, it stands alone.
   */
  private String shown(Words words, String preview) {
    if (preview.isEmpty()) {
      return words.headline();
    }
    return words.replies() > 1 && !saysCount() ? words.headline() + "\n" + preview : preview;
  }

  private boolean saysCount() {
    return variables().stream()
        .flatMap(name -> Known.of(name).stream())
        .anyMatch(known -> known == Known.COUNT);
  }

  /** The variables that a template may have, each by its English or its Korean name. */
  private enum Known {
    TEXT,
    COUNT,
    SHOP,
    CUSTOMER,
    MANAGER,
    LINK,
    CODE;

    static Optional<Known> of(String name) {
      return switch (name.strip().toLowerCase(Locale.ROOT)) {
        case "text", "preview", "message", "내용", "답변" -> Optional.of(TEXT);
        case "count", "replies", "건수" -> Optional.of(COUNT);
        case "shop", "workspace", "company", "업체명", "상점명" -> Optional.of(SHOP);
        case "name", "customer", "고객명", "이름" -> Optional.of(CUSTOMER);
        case "manager", "담당자", "상담사" -> Optional.of(MANAGER);
        case "link", "url", "링크" -> Optional.of(LINK);
        case "code", "linkcode", "링크코드" -> Optional.of(CODE);
        default -> Optional.empty();
      };
    }

    /** Never empty: Kakao takes no variable without a value. */
    static String value(Known known, AlimTalkNotice notice, String preview) {
      Words words = notice.words();
      String shop = orElse(words.shop(), "-");
      return switch (known) {
        case TEXT -> orElse(preview, "-");
        case COUNT -> Integer.toString(words.replies());
        case SHOP -> shop;
        case CUSTOMER -> words.customer().filter(name -> !name.isBlank()).orElse("고객");
        case MANAGER -> words.manager().filter(name -> !name.isBlank()).orElse(shop);
        case LINK -> notice.url();
        case CODE -> lastPart(notice.url());
      };
    }

    private static String lastPart(String url) {
      return url.substring(url.lastIndexOf('/') + 1);
    }

    private static String orElse(String text, String otherwise) {
      return text.isBlank() ? otherwise : text;
    }
  }

  @Override
  public String toString() {
    return "AlimTalkTemplate[" + (approved ? "approved]" : "not approved]");
  }
}
