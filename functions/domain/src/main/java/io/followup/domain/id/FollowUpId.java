package io.followup.domain.id;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.followup.domain.word.Sha256;
import java.util.regex.Pattern;

/**
 * A follow-up's id, derived from the reply that begins it, so that beginning twice is beginning
 * once.
 *
 * <p>26 characters of base32 from SHA-256 over workspace, a zero byte and reply: Step Functions
 * takes execution names of 80 characters and no colon.
 */
public record FollowUpId(String value) implements Comparable<FollowUpId> {
  private static final Pattern FORM = Pattern.compile("[a-z2-7]{26}");
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 26;

  public FollowUpId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a follow-up id has 26 of a-z 2-7");
    }
  }

  public static FollowUpId of(ReplyKey reply) {
    byte[] name = (reply.workspace().value() + "\0" + reply.reply().value()).getBytes(UTF_8);
    return new FollowUpId(base32(Sha256.of(name)));
  }

  /** The name of the execution of this round. */
  public String execution(int round) {
    return round == 0 ? value : value + "-" + round;
  }

  private static String base32(byte[] bytes) {
    StringBuilder text = new StringBuilder(LENGTH);
    int bits = 0;
    int held = 0;
    for (int i = 0; text.length() < LENGTH; i++) {
      bits = (bits << 8) | (bytes[i] & 0xff);
      held += 8;
      while (held >= 5 && text.length() < LENGTH) {
        held -= 5;
        text.append(BASE32.charAt((bits >> held) & 31));
      }
      bits &= (1 << held) - 1;
    }
    return text.toString();
  }

  @Override
  public int compareTo(FollowUpId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
