package io.followup.local.start;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.followup.domain.contact.EmailAddress;
import io.followup.wire.check.Checked;
import io.followup.wire.form.Emails;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The carriers that are the true ones, the recipients for whom they are, and their secrets. For
 * everybody else, and by default, all are simulated.
 *
 * @param to email addresses in lower case, numbers in E.164, LINE ids, device tokens
 * @param secrets by name, each a few named values
 * @param smtp present where mail is a true one
 */
public record RealCarriers(
    Set<Carrier> carriers,
    Set<String> to,
    Map<String, Map<String, String>> secrets,
    Optional<Smtp> smtp) {
  /** What {@code FOLLOWUP_REAL} may name. */
  public enum Carrier {
    EMAIL,
    ALIMTALK,
    XMS,
    LINE,
    PUSH;

    /** Of each of these the file has to have one. */
    private List<Set<String>> needs(Set<String> recipients) {
      return switch (this) {
        case EMAIL -> List.of(Set.of("smtp"));
        case ALIMTALK -> List.of(new LinkedHashSet<>(List.of("nhn-alimtalk", "solapi")));
        case XMS ->
            recipients.stream()
                .filter(one -> one.startsWith("+"))
                .map(one -> Set.of(one.startsWith(KOREA) ? "nhn-sms" : "aws"))
                .distinct()
                .toList();
        case LINE -> List.of(Set.of("line"));
        case PUSH -> List.of(Set.of("aws"));
      };
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Map<String, List<String>> FIELDS =
      Map.of(
          "smtp", List.of("host"),
          "nhn-alimtalk", List.of("appKey", "secretKey"),
          "solapi", List.of("apiKey", "apiSecret"),
          "nhn-sms", List.of("appKey", "secretKey"),
          "line", List.of("channelAccessToken"),
          "aws", List.of("accessKeyId", "secretAccessKey"));
  private static final String KOREA = "+82";

  /** Such as {@code 010-1234-5678}: whose it is depends on the country. */
  private static final Pattern LOCAL_NUMBER = Pattern.compile("[0-9 ().-]{4,20}");

  private static final Pattern NUMBER = Pattern.compile("\\+[0-9 ().-]+");
  private static final Pattern HEXADECIMAL = Pattern.compile("[0-9A-Fa-f]{64,}");

  public static RealCarriers none() {
    return new RealCarriers(Set.of(), Set.of(), Map.of(), Optional.empty());
  }

  static RealCarriers of(Map<String, String> environment) throws BadStart {
    Optional<String> wanted = Wishes.value(environment, "FOLLOWUP_REAL");
    if (wanted.isEmpty()) {
      return none();
    }
    Set<Carrier> carriers = carriers(wanted.get());
    String file =
        Wishes.value(environment, "FOLLOWUP_SECRETS")
            .orElseThrow(
                () ->
                    new BadStart(
                        "FOLLOWUP_REAL needs FOLLOWUP_SECRETS=file, the carriers' secrets in"
                            + " JSON"));
    String to =
        Wishes.value(environment, "FOLLOWUP_REAL_TO")
            .orElseThrow(
                () ->
                    new BadStart(
                        "FOLLOWUP_REAL needs FOLLOWUP_REAL_TO=my@address,+8210…: for whom they are"
                            + " the true ones"));
    Map<String, Map<String, String>> secrets = secrets(Path.of(file));
    Set<String> recipients = recipients(to);
    for (Carrier carrier : carriers) {
      require(carrier.needs(recipients), carrier, secrets, file);
    }
    return new RealCarriers(
        carriers,
        recipients,
        secrets,
        carriers.contains(Carrier.EMAIL)
            ? Optional.of(Smtp.of(secrets.getOrDefault("smtp", Map.of())))
            : Optional.empty());
  }

  /** Told at once, or the first notice would be lost to it. */
  private static void require(
      List<Set<String>> needed,
      Carrier carrier,
      Map<String, Map<String, String>> secrets,
      String file)
      throws BadStart {
    for (Set<String> names : needed) {
      List<String> there = names.stream().filter(secrets::containsKey).toList();
      if (there.isEmpty()) {
        throw new BadStart(
            "FOLLOWUP_SECRETS: %s needs %s in %s"
                .formatted(carrier.word(), String.join(" or ", names), file));
      }
      for (String name : there) {
        for (String field : FIELDS.getOrDefault(name, List.of())) {
          if (secrets.getOrDefault(name, Map.of()).getOrDefault(field, "").isBlank()) {
            throw new BadStart("FOLLOWUP_SECRETS: %s needs %s in %s".formatted(name, field, file));
          }
        }
      }
    }
  }

  private static Set<Carrier> carriers(String wanted) throws BadStart {
    Set<Carrier> carriers = EnumSet.noneOf(Carrier.class);
    for (String word : wanted.split(",", -1)) {
      Carrier carrier =
          Arrays.stream(Carrier.values())
              .filter(one -> one.word().equals(word.strip().toLowerCase(Locale.ROOT)))
              .findFirst()
              .orElseThrow(
                  () ->
                      new BadStart(
                          "FOLLOWUP_REAL: there is no carrier \"%s\"; there are email, alimtalk, xms, line, push"
                              .formatted(word.strip())));
      var _ = carriers.add(carrier);
    }
    return carriers;
  }

  private static Set<String> recipients(String to) throws BadStart {
    Set<String> recipients = new LinkedHashSet<>();
    for (String one : to.split(",", -1)) {
      if (LOCAL_NUMBER.matcher(one.strip()).matches()) {
        throw new BadStart("FOLLOWUP_REAL_TO: a number begins with + and its country: +8210…");
      }
      if (one.indexOf('@') >= 0 && mailbox(one.strip()).isEmpty()) {
        throw new BadStart("FOLLOWUP_REAL_TO: what has an @ in it is no email address");
      }
      if (!one.isBlank()) {
        var _ = recipients.add(key(one.strip()));
      }
    }
    if (recipients.isEmpty()) {
      throw new BadStart("FOLLOWUP_REAL_TO names nobody");
    }
    return recipients;
  }

  private static Map<String, Map<String, String>> secrets(Path file) throws BadStart {
    try {
      JsonNode all = new ObjectMapper().readTree(Files.readAllBytes(file));
      Map<String, Map<String, String>> secrets = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> one : all.properties()) {
        Map<String, String> values = new HashMap<>();
        one.getValue().properties().forEach(e -> values.put(e.getKey(), e.getValue().asText()));
        secrets.put(one.getKey(), Map.copyOf(values));
      }
      return secrets;
    } catch (JsonProcessingException e) {
      throw new BadStart("FOLLOWUP_SECRETS: %s is no JSON object".formatted(file));
    } catch (IOException e) {
      throw new BadStart("FOLLOWUP_SECRETS: %s can't be read".formatted(file));
    }
  }

  /** Whether this carrier is the true one for this recipient. */
  public boolean are(Carrier carrier, String recipient) {
    return carriers.contains(carrier) && to.contains(key(recipient));
  }

  /** The values of a secret; none where the file has none of that name. */
  public Map<String, String> secret(String name) {
    return secrets.getOrDefault(name, Map.of());
  }

  /** Says which are the true ones, and for how many; empty where none is. */
  public String words() {
    return carriers.isEmpty()
        ? ""
        : "%s for %d recipient%s"
            .formatted(
                carriers.stream().map(Carrier::word).collect(Collectors.joining(", ")),
                to.size(),
                to.size() == 1 ? "" : "s");
  }

  /** As they are stored: an address's domain in A-labels, an iOS token in small letters. */
  private static String key(String recipient) {
    if (recipient.indexOf('@') >= 0) {
      return mailbox(recipient).orElse(recipient);
    }
    if (NUMBER.matcher(recipient).matches()) {
      return "+" + recipient.replaceAll("[^0-9]", "");
    }
    return HEXADECIMAL.matcher(recipient).matches()
        ? recipient.toLowerCase(Locale.ROOT)
        : recipient;
  }

  private static Optional<String> mailbox(String written) {
    return switch (Emails.form().check(TextNode.valueOf(written))) {
      case Checked.Good<EmailAddress>(EmailAddress address) -> Optional.of(address.mailbox());
      case Checked.Bad<EmailAddress> _ -> Optional.empty();
    };
  }

  @Override
  public String toString() {
    return "RealCarriers" + carriers;
  }
}
