package io.followup.handlers.http;

import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.PushCarrier;
import io.followup.domain.carrier.PushNotice;
import io.followup.domain.contact.Device;
import io.followup.domain.fixture.Functions;
import io.followup.domain.fixture.MemoryChats;
import io.followup.domain.fixture.MemoryCustomers;
import io.followup.domain.fixture.MemoryDeliveries;
import io.followup.domain.fixture.MemoryPresences;
import io.followup.domain.fixture.MemoryReplies;
import io.followup.domain.fixture.MemoryShortLinks;
import io.followup.domain.fixture.MemoryStories;
import io.followup.domain.fixture.MemorySuppressions;
import io.followup.domain.followup.CustomerWrote;
import io.followup.domain.followup.DeleteReply;
import io.followup.domain.followup.EditReply;
import io.followup.domain.followup.ReadChat;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.Run;
import io.followup.domain.protocol.ChatRoom;
import io.followup.domain.record.ReadStories;
import io.followup.domain.reply.AcceptReply;
import io.followup.domain.settings.Settings;
import io.followup.domain.workflow.Workflow;
import io.followup.wire.fixture.Answered;
import io.followup.wire.fixture.Call;
import io.followup.wire.fixture.Deployment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A deployment, the ports in memory and a function, for the tests of one door. */
public abstract class Ports {
  protected final Deployment deployment = new Deployment();
  protected final MemoryChats chats = new MemoryChats(deployment.store());
  protected final MemoryCustomers customers = new MemoryCustomers(deployment.store());
  protected final MemoryDeliveries deliveries = new MemoryDeliveries(deployment.store());
  protected final MemoryPresences presences = new MemoryPresences(deployment.store());
  protected final MemoryReplies replies = new MemoryReplies(deployment.store());
  protected final MemoryShortLinks links = new MemoryShortLinks(deployment.store());
  protected final MemoryStories stories = new MemoryStories(deployment.store());
  protected final AcceptReply accept =
      new AcceptReply(replies, MemorySuppressions.FINGERPRINTS, deployment.clock());
  protected final ChatRoom room =
      Functions.room(
          io.followup.domain.fixture.Ports.inMemory(deployment.store()), deployment.clock());
  protected final DeleteReply delete = new DeleteReply(replies, room, deployment.clock());
  protected final ReadChat read = new ReadChat(room);
  protected final CustomerWrote wrote = new CustomerWrote(read, deployment.clock());
  protected final EditReply edit =
      new EditReply(replies, chats, new ReadStories(stories, deliveries, chats));
  protected final Tokens workflow = new Tokens();
  protected final Phones phones = new Phones();

  /** The function under test. */
  protected abstract Call.Door door();

  protected Answered answered(Call call) {
    return call.to(door());
  }

  /** A backend calls; single quotes stand for double ones. */
  protected Answered backend(String method, String target, String json) {
    return answered(Call.of(method, target).with(quoted(json)).by(deployment.key()));
  }

  protected Answered backend(String method, String target) {
    return answered(Call.of(method, target).by(deployment.key()));
  }

  protected static String quoted(String json) {
    return json.replace('\'', '"');
  }

  protected static CustomerKey mina() {
    return CustomerKey.of(Deployment.WORKSPACE, Deployment.CUSTOMER);
  }

  protected static ChatKey chat() {
    return ChatKey.of(Deployment.WORKSPACE, Deployment.CUSTOMER, "chat-1");
  }

  /** A workflow that notes what it is answered. */
  protected static final class Tokens implements Workflow {
    final List<String> answers = new ArrayList<>();

    @Override
    public Start start(Run run, Duration wait) {
      return Start.RUNNING;
    }

    @Override
    public Start tell(Run run, At at, int tries) {
      return Start.RUNNING;
    }

    @Override
    public void answer(String token, String result) {
      answers.add(token + " " + result);
    }

    @Override
    public void fail(String token, String error) {
      answers.add(token + " fails " + error);
    }
  }

  /** A push carrier that knows every token that does not begin with {@code bad}. */
  protected static final class Phones implements PushCarrier {
    final List<String> deleted = new ArrayList<>();
    boolean down;

    @Override
    public Registration register(
        Device.Platform platform, String token, Settings.Push applications) {
      if (down) {
        throw new IllegalStateException("the carrier is down: " + token);
      }
      return token.startsWith("bad")
          ? new Registration.BadToken()
          : new Registration.Registered("endpoint-of-" + token + "!".repeat(deleted.size()));
    }

    @Override
    public void delete(String endpoint) {
      deleted.add(endpoint);
    }

    @Override
    public List<Answer> push(List<Device> devices, PushNotice notice) {
      return devices.stream().<Answer>map(_ -> new Answer.Accepted("")).toList();
    }
  }
}
