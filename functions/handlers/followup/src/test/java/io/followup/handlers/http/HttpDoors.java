package io.followup.handlers.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.carrier.MailRenderer;
import io.followup.domain.erasure.Erasures;
import io.followup.domain.fixture.Functions;
import io.followup.domain.fixture.MemoryTries;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.World;
import io.followup.domain.followup.CustomerWrote;
import io.followup.domain.followup.EditReply;
import io.followup.domain.followup.PreviewNotices;
import io.followup.domain.followup.RenderNotices;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.link.NoLinks;
import io.followup.domain.presence.Whereabouts;
import io.followup.domain.price.Prices;
import io.followup.domain.record.ReadStories;
import io.followup.domain.record.Tallies;
import io.followup.domain.secret.Fingerprints;
import io.followup.domain.secret.Keys;
import io.followup.domain.secret.Signer;
import io.followup.domain.secret.Versions.Minted;
import io.followup.domain.settings.Workspaces;
import io.followup.handlers.bus.DeadLetters;
import io.followup.handlers.bus.InboundFunction;
import io.followup.handlers.bus.TakeCustomers;
import io.followup.handlers.bus.TakeReplies;
import io.followup.handlers.form.ReadMarkers;
import io.followup.handlers.presence.PresenceDoor;
import io.followup.wire.Json;
import io.followup.wire.credential.Credentials;
import io.followup.wire.credential.Jwt;
import io.followup.wire.credential.WorkspaceCache;
import io.followup.wire.fixture.Call;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions behind the HTTP API and the bus, each as it starts anew: with nothing cached. */
public final class HttpDoors {
  public static final String OPERATOR_KEY = "the-operator";
  public static final Signer SIGNER = new Signer("a-master-secret-for-tests".getBytes(UTF_8));
  private static final Keys KEYS = new Keys(SIGNER);

  private final World world;
  private final Functions functions;
  private final Ports ports;
  private final Tallies tallies;
  private final DeadLetters letters;
  private final Clock clock;
  private final WorkspaceCache cache;
  private final Credentials credentials;

  /**
   * @param ports as functions meet them
   */
  public HttpDoors(World world, Ports ports, Tallies tallies, DeadLetters letters) {
    this.world = world;
    this.functions = world.functions();
    this.ports = ports;
    this.tallies = tallies;
    this.letters = letters;
    this.clock = world.clock();
    this.cache = new WorkspaceCache(ports.workspaces(), clock, 60);
    this.credentials = new Credentials(Optional.of(OPERATOR_KEY), KEYS, cache, clock, clock);
  }

  public String workspaceKey() {
    return KEYS.workspaceKey(workspace(), Minted.FIRST);
  }

  public String customerToken() {
    long now = clock.instant().getEpochSecond();
    ObjectNode claims =
        Json.object()
            .put("iss", workspace().value())
            .put("sub", world.mina().customer().value())
            .put("iat", now)
            .put("exp", now + Duration.ofHours(23).toSeconds());
    return Jwt.sign(claims, KEYS.tokenSecret(workspace(), Minted.FIRST));
  }

  private WorkspaceId workspace() {
    return world.mina().workspace();
  }

  public Call.Door presence() {
    Whereabouts whereabouts = new Whereabouts(ports.presences(), ports.customers(), clock);
    return PresenceDoor.of(credentials, functions.presence(), whereabouts);
  }

  public Call.Door replies() {
    return new RepliesFunction(credentials, functions.accept(), edit(), functions.delete(), clock)
        ::replies;
  }

  public Call.Door chats() {
    return new ChatsFunction(
            credentials, functions.open(), functions.read(), wrote(), markers(), ports.workspaces())
        ::chats;
  }

  private EditReply edit() {
    return new EditReply(
        ports.replies(),
        ports.chats(),
        new ReadStories(ports.stories(), ports.deliveries(), ports.chats()));
  }

  private CustomerWrote wrote() {
    return new CustomerWrote(functions.read(), clock);
  }

  private ReadMarkers markers() {
    return new ReadMarkers(ports.replies(), clock);
  }

  public Call.Door customers() {
    Devices devices =
        new Devices(world.functions().register(), ports.customers(), ports.workspaces());
    return new CustomersFunction(
            credentials,
            ports.customers(),
            functions.erase(),
            devices,
            new ReadReachability(functions.reachability(), ports.workspaces()),
            ports.presences(),
            ports.stories(),
            ports.chats(),
            clock)
        ::customers;
  }

  public Call.Door workspaces() {
    WorkspaceSettings settings = new WorkspaceSettings(ports.workspaces());
    return new WorkspacesFunction(
            credentials,
            ports.workspaces(),
            KEYS,
            new MintKeys(ports.workspaces(), KEYS, clock),
            settings,
            new Money(ports.workspaces(), ports.ledger(), Prices.defaults(), "KRW", clock),
            new WebhookTries(new MemoryTries()),
            preview(ports.workspaces(), clock))
        ::workspaces;
  }

  /** Notices in words, by an operator of tests. */
  static ShowPreview preview(Workspaces workspaces, Clock clock) {
    RenderNotices notices =
        new RenderNotices(
            SIGNER,
            new Fingerprints(SIGNER),
            new NoLinks(),
            new RenderNotices.Operator(
                "https://chat.example", "16449672", "chat.example", _ -> false),
            clock);
    return new ShowPreview(
        new PreviewNotices(
            notices,
            mail -> new MailRenderer.Rendered(mail.subject(), "<p>" + mail.subject() + "</p>"),
            Prices.defaults(),
            clock),
        workspaces);
  }

  public Call.Door receipts() {
    TakeCallback callbacks =
        new TakeCallback(
            List.of(),
            functions.report(),
            functions.askCarrier(),
            ports.suppressions(),
            ports.deliveries());
    return new ReceiptsFunction(credentials, functions.acknowledge(), callbacks, SIGNER, clock)
        ::receipts;
  }

  public Call.Door links() {
    ChatLinks chats = new ChatLinks(KEYS, Optional.of("https://shop.example/chat"), clock);
    return new LinksFunction(
            credentials,
            ports.shortLinks(),
            chats,
            ports.workspaces(),
            new Unsubscribe(
                ports.customers(),
                ports.suppressions(),
                ports.workspaces(),
                SIGNER,
                new Fingerprints(SIGNER),
                clock),
            clock)
        ::links;
  }

  public Call.Door records() {
    ReadStories story = new ReadStories(ports.stories(), ports.deliveries(), ports.chats());
    ReadOutcomes outcomes = new ReadOutcomes(tallies, clock);
    return new RecordsFunction(
            credentials, ports.replies(), ports.stories(), story, outcomes, clock, "KRW")
        ::records;
  }

  /** The bus hands over an event. */
  public void inbound(Map<String, Object> event) {
    TakeReplies replies =
        new TakeReplies(
            functions.accept(),
            edit(),
            functions.delete(),
            functions.read(),
            wrote(),
            markers(),
            new Erasures(ports.customers()),
            clock);
    TakeCustomers customers =
        new TakeCustomers(
            functions.presence(), ports.customers(), new Erasures(ports.customers()), clock);
    new InboundFunction(replies, customers, cache, letters, world.outside().events(), clock)
        .inbound(event);
  }
}
