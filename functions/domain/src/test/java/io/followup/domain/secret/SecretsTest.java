package io.followup.domain.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.domain.delivery.Channel;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.link.LinkCode;
import io.followup.domain.link.UnsubscribeTokens;
import io.followup.domain.secret.Versions.Minted;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private static final Instant NOW = Instant.parse("2041-03-01T09:00:00Z");
  private static final WorkspaceId SHOP = new WorkspaceId("shop:1");

  private final Signer signer = new Signer("a master secret of the deployment".getBytes(UTF_8));
  private final Signer other = new Signer("another secret of somebody elses".getBytes(UTF_8));
  private final Keys keys = new Keys(signer);
  private final Proofs proofs = new Proofs(signer);
  private final DeliveryId push =
      new DeliveryId(FollowUpId.of(ReplyKey.of("shop", "r-1")), Slot.PUSH);

  @Test
  void a_workspace_key_says_whose_it_is_and_proves_it() {
    String key = keys.workspaceKey(SHOP, Minted.FIRST);

    assertThat(key).startsWith(Keys.PREFIX);
    assertThat(keys.claim(key).map(Keys.Claim::workspace)).contains(SHOP);
    assertThat(isKeyOf(keys, Minted.FIRST, key)).isTrue();
    assertThat(keys.workspaceKey(SHOP, Minted.FIRST)).isEqualTo(key);
  }

  @Test
  void I7_a_key_opens_no_other_workspace_and_no_other_version() {
    String key = keys.workspaceKey(SHOP, Minted.FIRST);

    assertThat(keys.claim(key).map(Keys.Claim::workspace)).contains(SHOP);
    assertThat(isKeyOf(keys, new Minted(2, Optional.empty()), key)).isFalse();
    assertThat(new Keys(other).claim(key)).isEmpty();
    assertThat(keys.claim(keys.tokenSecret(SHOP, Minted.FIRST))).isEmpty();
    assertThat(keys.claim(key.replace("fk_", "fk_c2hvcDox"))).isEmpty();
  }

  private static boolean isKeyOf(Keys keys, Minted minted, String key) {
    return keys.claim(key).filter(claim -> keys.isKeyOf(claim, minted)).isPresent();
  }

  @Test
  void S7_a_later_version_says_which_it_is() {
    Minted third = new Minted(3, Optional.of(keys.by()));
    String key = keys.workspaceKey(SHOP, third);

    assertThat(isKeyOf(keys, third, key)).isTrue();
    assertThat(isKeyOf(keys, Minted.FIRST, key)).isFalse();
    assertThat(keys.claim(key.replace(".3.", ".4."))).isEmpty();
    assertThat(keys.claim(keys.workspaceKey(SHOP, Minted.FIRST).replace(".", ".1."))).isEmpty();
  }

  @Test
  void a_webhook_secret_is_as_Standard_Webhooks_has_it() {
    String secret = keys.webhookSecret(SHOP, Minted.FIRST);

    assertThat(secret).startsWith("whsec_");
    assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSize(32);
  }

  @Test
  void S7_what_the_old_master_secret_signed_holds_beside_its_successor() {
    Signer both = new Signer("the successor of that secret".getBytes(UTF_8), Optional.of(signer));
    CustomerKey mina = CustomerKey.of("shop", "mina");
    String unsubscribe = new UnsubscribeTokens(signer).of(mina, Channel.EMAIL, Optional.empty());

    assertThat(new Proofs(both).holds(push, proofs.of(push, NOW), NOW)).isTrue();
    assertThat(new UnsubscribeTokens(both).read(unsubscribe)).isPresent();
    assertThat(new Keys(both).tokenSecret(SHOP, Minted.FIRST))
        .isEqualTo(keys.tokenSecret(SHOP, Minted.FIRST));
    assertThat(proofs.holds(push, new Proofs(both).of(push, NOW), NOW)).isFalse();
  }

  @Test
  void I7_workspaces_are_told_apart_from_their_versions() {
    assertThat(keys.tokenSecret(new WorkspaceId("a1"), Minted.FIRST))
        .isNotEqualTo(keys.tokenSecret(new WorkspaceId("a"), new Minted(11, Optional.empty())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "fk_", "fk_.", "fk_!!!.x", "c2hvcA.x", "fk_c2hvcA", "fk_YSBi.x", "fk_.x"})
  void what_is_no_key_is_nobodys(String key) {
    assertThat(keys.claim(key)).isEmpty();
  }

  @Test
  void a_proof_holds_for_its_delivery_and_48_hours() {
    String proof = proofs.of(push, NOW);

    assertThat(proofs.holds(push, proof, NOW)).isTrue();
    assertThat(proofs.holds(push, proof, NOW.plus(Proofs.LIFE))).isTrue();
    assertThat(proofs.holds(push, proof, NOW.plus(Proofs.LIFE).plusSeconds(1))).isFalse();
  }

  @Test
  void a_proof_holds_for_no_other_delivery_and_no_longer_than_signed() {
    String proof = proofs.of(push, NOW);
    DeliveryId email = new DeliveryId(push.followUp(), Slot.EMAIL);
    String longer =
        (Long.parseLong(proof.substring(0, proof.indexOf('.'))) + 60)
            + proof.substring(proof.indexOf('.'));

    assertThat(proofs.holds(email, proof, NOW)).isFalse();
    assertThat(proofs.holds(push, longer, NOW)).isFalse();
    assertThat(new Proofs(other).holds(push, proof, NOW)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "x", "x.y", "1.", ".y", "99999999999999999999.y", "-1.y"})
  void what_is_no_proof_holds_nothing(String proof) {
    assertThat(proofs.holds(push, proof, NOW)).isFalse();
  }

  @Test
  void F10_a_link_code_is_short_plain_and_always_the_same() {
    Set<String> codes = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      codes.add(LinkCode.of(FollowUpId.of(ReplyKey.of("shop", "r-" + i)), signer));
    }

    assertThat(codes).hasSize(1_000).allMatch(code -> code.matches("[A-Za-z0-9]{12}"));
    assertThat(codes).contains(LinkCode.of(FollowUpId.of(ReplyKey.of("shop", "r-7")), signer));
  }

  @Test
  void I7_nobody_can_guess_a_link_from_a_replys_id() {
    FollowUpId followUp = FollowUpId.of(ReplyKey.of("shop", "r-1"));

    assertThat(LinkCode.of(followUp, other)).isNotEqualTo(LinkCode.of(followUp, signer));
  }

  /** RFC 4231, test case 2. */
  @Test
  void the_mac_is_hmac_sha256() {
    byte[] mac =
        Signer.hmac("Jefe".getBytes(UTF_8), "what do ya want for nothing?".getBytes(UTF_8));

    assertThat(java.util.HexFormat.of().formatHex(mac))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void a_purpose_is_not_anothers() {
    assertThat(signer.sign("one", "message")).isNotEqualTo(signer.sign("other", "message"));
    assertThat(signer.verify("one", "message", signer.sign("one", "message"))).isTrue();
    assertThat(signer.verify("other", "message", signer.sign("one", "message"))).isFalse();
  }

  @Test
  void a_master_secret_has_16_bytes_or_more() {
    assertThatThrownBy(() -> new Signer(new byte[15])).isInstanceOf(IllegalArgumentException.class);
  }
}
