package io.followup.carriers.webpush;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EncryptionTest {
  /** The example of RFC 8291, appendix A. */
  @Test
  void it_encrypts_as_the_rfc_s_example_does() throws Exception {
    byte[] sealed =
        Encryption.encrypt(
            "When I grow up, I want to be a watermelon".getBytes(UTF_8),
            P256.point(
                    bytes(
                        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"))
                .orElseThrow(),
            bytes("BTBZMqHH6r4Tts7J_aSIgg"),
            new KeyPair(
                P256.point(
                        bytes(
                            "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8"))
                    .orElseThrow(),
                P256.secret(bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")).orElseThrow()),
            bytes("DGv6ra1nlYgDCS1FRnbzlw"));

    assertThat(Base64Url.text(sealed))
        .isEqualTo(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
  }

  @Test
  void what_is_no_point_of_the_curve_is_no_key() {
    byte[] point =
        bytes(
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
    assertThat(P256.point(point).map(P256::bytes)).contains(point);
    point[64] ^= 1;

    assertThat(P256.point(point)).isEmpty();
    assertThat(P256.point(new byte[65])).isEmpty();
    assertThat(P256.point(new byte[0])).isEmpty();
    assertThat(P256.secret(new byte[32])).isEmpty();
    assertThat(P256.secret(new byte[31])).isEmpty();
    assertThat(Base64Url.bytes("not base64")).isEqualTo(Optional.empty());
  }

  private static byte[] bytes(String text) {
    return Base64Url.bytes(text).orElseThrow();
  }
}
