package io.followup.carriers.sns;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The numbers that the operator has with AWS, by the country that they text to. */
record OriginationNumbers(Map<String, String> byCountry) {
  private static final Pattern FORM = Pattern.compile("([A-Z]{2})=(\\+?[0-9]{5,14})");

  OriginationNumbers {
    byCountry = Map.copyOf(byCountry);
  }

  /**
   * @param list such as {@code US=+12065550100}
   */
  static OriginationNumbers of(List<String> list) {
    return new OriginationNumbers(
        list.stream()
            .map(OriginationNumbers::parts)
            .collect(Collectors.toMap(parts -> parts.group(1), parts -> parts.group(2))));
  }

  private static Matcher parts(String text) {
    Matcher parts = FORM.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "followup.xms.origination-numbers has country=number, 5 to 14 digits each");
    }
    return parts;
  }

  Optional<String> of(String country) {
    return Optional.ofNullable(byCountry.get(country));
  }
}
