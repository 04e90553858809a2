package io.followup.handlers.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.carriers.secrets.Secrets;
import io.followup.domain.contact.Customer;
import io.followup.domain.erasure.Erasures;
import io.followup.domain.fixture.Functions;
import io.followup.domain.fixture.MemoryChats;
import io.followup.domain.fixture.MemoryCustomers;
import io.followup.domain.fixture.MemoryDeliveries;
import io.followup.domain.fixture.MemoryReplies;
import io.followup.domain.fixture.MemoryStories;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.SettingsDraft;
import io.followup.domain.followup.CustomerWrote;
import io.followup.domain.followup.DeleteReply;
import io.followup.domain.followup.EditReply;
import io.followup.domain.followup.ReadChat;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.protocol.ChatRoom;
import io.followup.domain.record.ReadStories;
import io.followup.domain.reply.AcceptReply;
import io.followup.domain.reply.StoredReply;
import io.followup.domain.secret.Fingerprints;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import io.followup.wire.Json;
import io.followup.wire.fixture.Answered;
import io.followup.wire.fixture.Call;
import io.followup.wire.fixture.Deployment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** The function with its ports in memory; Mina's chat is what {@code chat} says. */
abstract class Webhooks {
  static final String SECRET = "what-only-the-backend-knows";

  final Deployment deployment = new Deployment();
  final MemoryChats chats = new MemoryChats(deployment.store());
  final MemoryCustomers customers = new MemoryCustomers(deployment.store());
  final MemoryStories stories = new MemoryStories(deployment.store());
  final MemoryReplies replies = new MemoryReplies(deployment.store());
  private final ChatRoom room =
      Functions.room(Ports.inMemory(deployment.store()), deployment.clock());
  private final ReadChat read = new ReadChat(room);
  private final ConnectFunction function =
      new ConnectFunction(
          deployment.credentials(),
          List.of(new Chatwoot(), new ChannelTalk()),
          deployment.cache(),
          new OfTea(),
          new TakeSaid(
              new AcceptReply(replies, new Fingerprints(deployment.signer()), deployment.clock()),
              new EditReply(
                  replies,
                  chats,
                  new ReadStories(stories, new MemoryDeliveries(deployment.store()), chats)),
              new DeleteReply(replies, room, deployment.clock()),
              new CustomerWrote(read, deployment.clock()),
              read,
              replies,
              customers,
              new Erasures(customers),
              deployment.clock()),
          deployment.wall(),
          deployment.clock());

  Webhooks(Settings.Connect connect) {
    Workspace tea = deployment.workspace();
    Settings plain = tea.settings();
    Settings settings = SettingsDraft.changed(plain, it -> it.connect = connect);
    assertThat(deployment.workspaces().replaceSettings(tea.id(), tea.version(), settings)).isTrue();
  }

  Answered knock(Call call) {
    return call.to(function::connect);
  }

  static ObjectNode sample(String file) {
    try (InputStream in = Webhooks.class.getResourceAsStream(file)) {
      byte[] bytes = Objects.requireNonNull(in, file).readAllBytes();
      return Json.parse(bytes).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with this changed. */
  static ObjectNode with(ObjectNode sample, Consumer<ObjectNode> change) {
    ObjectNode copy = sample.deepCopy();
    change.accept(copy);
    return copy;
  }

  static ObjectNode at(JsonNode json, String pointer) {
    return (ObjectNode) json.requiredAt(pointer);
  }

  Optional<StoredReply.Present> stored(String id) {
    return replies
        .get(ReplyKey.of(Deployment.WORKSPACE, id))
        .flatMap(
            stored ->
                switch (stored) {
                  case StoredReply.Present present -> Optional.of(present);
                  case StoredReply.Tombstone _ -> Optional.empty();
                });
  }

  String outcome(String id) {
    return stored(id)
        .orElseThrow()
        .settlement()
        .map(end -> end.outcome() + " " + end.reason())
        .orElse("open");
  }

  int open(String chat) {
    return chats.get(ChatKey.of(Deployment.WORKSPACE, Deployment.CUSTOMER, chat)).open().size();
  }

  Customer mina() {
    return customers.get(CustomerKey.of(Deployment.WORKSPACE, Deployment.CUSTOMER));
  }

  static byte[] bytes(JsonNode json) {
    return Json.write(json).getBytes(UTF_8);
  }

  /** The secrets of one workspace, under one reference. */
  private static final class OfTea implements Secrets {
    @Override
    public Optional<Map<String, String>> of(WorkspaceId workspace, String reference) {
      return workspace.value().equals(Deployment.WORKSPACE) && reference.equals("tea/backend")
          ? Optional.of(Map.of("secret", SECRET, "token", SECRET))
          : Optional.empty();
    }

    @Override
    public Optional<Map<String, String>> ofOperator(String carrier) {
      throw new IllegalStateException("no backend proves itself by the operator's secret");
    }
  }
}
