package io.followup.handlers.faults;

import static io.followup.handlers.faults.Scene.answered;

import io.followup.domain.contact.Device;
import io.followup.domain.delivery.Channel;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.fixture.World;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.SessionId;
import io.followup.domain.link.LinkCode;
import io.followup.domain.link.UnsubscribeTokens;
import io.followup.domain.settings.Settings;
import io.followup.handlers.http.HttpDoors;
import io.followup.wire.fixture.Answered;
import io.followup.wire.fixture.Call;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** The functions behind the API: whoever has no answer calls again. */
class HttpFaultsTest extends FaultStories {
  private static final String CUSTOMER = "/v1/customers/mina";
  private static final String DEVICE = CUSTOMER + "/devices/phone";

  @Override
  Stream<Scene> scenes() {
    return Stream.of(presence(), replies(), chats(), customers(), workspaces(), others())
        .flatMap(each -> each);
  }

  private static Stream<Scene> presence() {
    String beat = "{'session':'tab','state':'active','n':7}";
    String left = "{'session':'tab','state':'left','n':7}";
    return Stream.of(
        customer("presence, beat", Acts::open, HttpDoors::presence, put("/v1/presence", beat)),
        customer("presence, left", Acts::watched, HttpDoors::presence, put("/v1/presence", left)),
        backend(
            "presence, who is here",
            Acts::online,
            HttpDoors::presence,
            Call.get(CUSTOMER + "/presence")));
  }

  private static Stream<Scene> replies() {
    Call post =
        post(
            "/v1/replies",
            "{'id':'r0','chatId':'c-1','customerId':'mina','text':'It is at the door.'}");
    Call silent =
        post(
            "/v1/replies",
            "{'id':'r0','chatId':'c-1','customerId':'mina','text':'A note.','followUp':false}");
    Call delete = Call.delete("/v1/replies/r0");
    return Stream.of(
        backend("accept", Acts::empty, HttpDoors::replies, post),
        backend("accept without a follow-up", Acts::empty, HttpDoors::replies, silent),
        backend(
            "accept of what was deleted first",
            stage -> stage.world().deletes("r0"),
            HttpDoors::replies,
            post),
        backend("delete", Acts::two, HttpDoors::replies, delete),
        backend("delete of what is claimed", Acts::claimed, HttpDoors::replies, delete),
        backend("delete that comes first", Acts::empty, HttpDoors::replies, delete));
  }

  private static Stream<Scene> chats() {
    Call read = post("/v1/chats/c-1/read", "{'customerId':'mina','upTo':'r0'}");
    Call open = post("/v1/chats", "{'id':'c-1','customerId':'mina','openedBy':'manager'}");
    return Stream.of(
        customer("read marker", Acts::two, HttpDoors::chats, read),
        customer("read marker of what is claimed", Acts::claimed, HttpDoors::chats, read),
        backend("chat admission", Acts::empty, HttpDoors::chats, open)
            // The same again, says the contract.
            .but(
                Difference.after(
                    "updateItem chat", clean -> clean.saying("answered 201", "answered 200"))));
  }

  private static Stream<Scene> customers() {
    Call contact = put(CUSTOMER, "{'name':'Mina','phone':'010-2000-1234','email':null}");
    Call device = put(DEVICE, "{'platform':'android','token':'new'}");
    Call erase = Call.delete(CUSTOMER);
    return Stream.of(
        customer("contact put", Acts::empty, HttpDoors::customers, contact),
        backend("contact read", Acts::empty, HttpDoors::customers, Call.get(CUSTOMER)),
        customer("device put", Acts::empty, HttpDoors::customers, device),
        customer(
            "device put with another's token",
            HttpFaultsTest::anotherHasTheToken,
            HttpDoors::customers,
            device),
        customer(
            "device delete",
            stage -> stage.world().withDevice(),
            HttpDoors::customers,
            Call.delete(DEVICE)),
        backend("erase", HttpFaultsTest::everything, HttpDoors::customers, erase),
        backend("erase of what is claimed", Acts::claimed, HttpDoors::customers, erase),
        backend(
            "erase of whom presence alone knows",
            HttpFaultsTest::onlyPresence,
            HttpDoors::customers,
            Call.delete("/v1/customers/jun")));
  }

  private static Stream<Scene> workspaces() {
    Call create = post("/v1/workspaces", "{'id':'lamps','name':'Lamps'}");
    Call billing = put("/v1/workspaces/tea/billing", "{'paymentMethod':false}");
    Call settings = put("/v1/workspace", "{'name':'Tea','ask':{'email':true}}");
    return Stream.of(
        operator("workspace create", create)
            // Its secrets are shown once: an answer that was lost can't be asked for again.
            .but(Difference.after("putItem workspace", HttpFaultsTest::conflict)),
        operator("workspace billing", billing),
        backend("settings put", Acts::empty, HttpDoors::workspaces, settings),
        backend("settings read", Acts::empty, HttpDoors::workspaces, Call.get("/v1/workspace")));
  }

  private static Stream<Scene> others() {
    return Stream.of(
        of("receipt", Acts::pushed, HttpDoors::receipts, HttpFaultsTest::receipt),
        of(
            "late receipt",
            HttpFaultsTest::pushedAndClaimed,
            HttpDoors::receipts,
            HttpFaultsTest::receipt),
        of("link open", HttpFaultsTest::texted, HttpDoors::links, HttpFaultsTest::link),
        of("unsubscribe", Acts::claimed, HttpDoors::links, HttpFaultsTest::unsubscribe),
        backend(
            "records read",
            HttpFaultsTest::texted,
            HttpDoors::records,
            Call.get("/v1/replies/r0/follow-up")),
        backend(
            "records list",
            HttpFaultsTest::texted,
            HttpDoors::records,
            Call.get("/v1/follow-ups?customerId=mina")));
  }

  private static Ending conflict(Ending clean) {
    List<String> conflict =
        List.of(
            "answered 409 {\"type\":\"about:blank\",\"title\":\"Conflict\",\"status\":409,"
                + "\"detail\":\"It stands for something else already.\",\"errors\":[{\"field\":\"id\","
                + "\"code\":\"already-used\",\"detail\":\"is another workspace's\"}]}");
    return new Ending(clean.items(), clean.carried(), conflict);
  }

  // ---- who calls -----------------------------------------------------------------------------

  private static Scene of(
      String name,
      Consumer<Stage> before,
      Function<HttpDoors, Call.Door> door,
      Function<Stage, Call> call) {
    return answered(
        name,
        before,
        stage -> {
          Answered answer = call.apply(stage).to(door.apply(stage.http()));
          return answer.status() + " " + answer.body();
        });
  }

  private static Scene backend(
      String name, Consumer<Stage> before, Function<HttpDoors, Call.Door> door, Call call) {
    return of(name, before, door, stage -> call.by(stage.http().workspaceKey()));
  }

  private static Scene customer(
      String name, Consumer<Stage> before, Function<HttpDoors, Call.Door> door, Call call) {
    return of(name, before, door, stage -> call.by(stage.http().customerToken()));
  }

  private static Scene operator(String name, Call call) {
    return of(name, Acts::empty, HttpDoors::workspaces, _ -> call.by(HttpDoors.OPERATOR_KEY));
  }

  private static Call put(String target, String json) {
    return Call.put(target, json.replace('\'', '"'));
  }

  private static Call post(String target, String json) {
    return Call.post(target, json.replace('\'', '"'));
  }

  private static Call receipt(Stage stage) {
    String id = stage.world().pushOf("r0").value();
    return post("/v1/receipts/push", "{'deliveryId':'" + id + "','kind':'received'}")
        .by(stage.http().customerToken());
  }

  private static Call link(Stage stage) {
    return Call.get("/l/" + LinkCode.of(stage.world().run("r0", 0).followUp(), HttpDoors.SIGNER));
  }

  private static Call unsubscribe(Stage stage) {
    String token =
        new UnsubscribeTokens(HttpDoors.SIGNER)
            .of(stage.world().mina(), Channel.EMAIL, Optional.empty());
    return Call.post("/v1/unsubscribe/" + token, "");
  }

  // ---- how far it has come -------------------------------------------------------------------

  private static void pushedAndClaimed(Stage stage) {
    Acts.pushed(stage);
    World world = stage.world();
    var _ = world.runs("receipt-wait r0");
    var _ = world.runs("claimunseen r0");
  }

  private static void texted(Stage stage) {
    Acts.claimed(stage);
    stage.rests();
  }

  private static void everything(Stage stage) {
    Acts.online(stage);
    stage.world().leaves();
    stage.world().rests();
    stage.world().clock().after(Duration.ofSeconds(1));
    stage.world().withDevice();
    Acts.two(stage);
  }

  private static CustomerKey jun(Stage stage) {
    return CustomerKey.of(stage.world().mina().workspace().value(), "jun");
  }

  private static void anotherHasTheToken(Stage stage) {
    Device tablet = Fresh.device("tablet", "new");
    stage.world().ports().customers().putDevice(jun(stage), tablet);
  }

  private static void onlyPresence(Stage stage) {
    World world = stage.world();
    var _ =
        world
            .functions()
            .presence()
            .beat(
                jun(stage),
                new SessionId("tab"),
                OptionalLong.of(1),
                Duration.ZERO,
                Settings.defaults("Tea"));
  }
}
