package io.followup.dynamodb;

import io.followup.domain.secret.Keyring;
import io.followup.domain.secret.Keyring.What;
import io.followup.domain.secret.Versions;
import io.followup.domain.secret.Versions.Minted;
import io.followup.domain.secret.Versions.Older;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Which versions of a workspace's keys hold, as a map; never a key. */
final class KeyringMap {
  private static final String VERSION = "version";
  private static final String BY = "by";
  private static final String OLDER = "older";
  private static final String UNTIL = "until";

  private KeyringMap() {}

  static AttributeValue of(Keyring keys) {
    Fields fields = new Fields();
    for (What what : What.values()) {
      fields.with(what.word(), versions(keys.of(what)));
    }
    return fields.asMap();
  }

  static Keyring keyring(Item map) {
    return new Keyring(
        versions(map.map(What.WORKSPACE_KEY.word())),
        versions(map.map(What.TOKEN_SECRET.word())),
        versions(map.map(What.WEBHOOK_SECRET.word())));
  }

  private static AttributeValue versions(Versions versions) {
    List<AttributeValue> older = new ArrayList<>();
    for (Older one : versions.older()) {
      older.add(minted(one.minted()).with(UNTIL, Values.instant(one.until())).asMap());
    }
    AttributeValue all = AttributeValue.builder().l(older).build();
    return minted(versions.current()).with(OLDER, all).asMap();
  }

  private static Versions versions(Item map) {
    List<Older> older = new ArrayList<>();
    for (Item one : map.maps(OLDER)) {
      older.add(new Older(minted(one), one.instant(UNTIL)));
    }
    return new Versions(minted(map), older);
  }

  private static Fields minted(Minted minted) {
    return new Fields()
        .with(VERSION, Values.number(minted.version()))
        .with(BY, minted.by().map(Values::text));
  }

  private static Minted minted(Item map) {
    return new Minted(map.count(VERSION), map.maybeText(BY));
  }
}
