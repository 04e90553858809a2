package io.followup.handlers.faults;

import io.followup.domain.fixture.TestClock;
import io.followup.wire.Json;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The function behind the bus, by what comes: the bus brings it again. */
class InboundFaultsTest extends FaultStories {
  @Override
  Stream<Scene> scenes() {
    return Stream.of(
        comes(
            Acts::empty,
            "reply-posted",
            "{'id':'r0','chatId':'c-1','customerId':'mina','text':'It is at the door.'}"),
        comes(Acts::two, "reply-deleted", "{'id':'r0'}"),
        comes(Acts::two, "chat-read", "{'chatId':'c-1','customerId':'mina','upTo':'r0'}"),
        comes(
            Acts::open,
            "presence-beat",
            "{'customerId':'mina','session':'tab','state':'active','n':7}"),
        comes(
            Acts::empty,
            "customer-updated",
            "{'customerId':'mina','phone':'010-2000-1234','email':null}"),
        comes(Acts::empty, "chat-read", "{'chatId':'c-1','customerId':'mina','upTo':'r9'}"));
  }

  private static Scene comes(Consumer<Stage> before, String type, String content) {
    String occurred = "{'workspace':'tea','occurredAt':'" + TestClock.START + "',";
    String detail = content.replaceFirst("\\{", occurred).replace('\'', '"');
    Map<String, Object> event =
        Map.of("id", "e-1", "detail-type", type, "detail", Json.parse(detail).orElseThrow());
    return Scene.called(
        "inbound, " + type + " " + content.replaceAll("[{}']", ""),
        before,
        stage -> {
          // The bus waits before it brings an event again.
          stage.world().clock().after(java.time.Duration.ofSeconds(1));
          stage.http().inbound(event);
        });
  }
}
