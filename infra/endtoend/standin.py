"""MiniStack with the template deployed to it, by infra/deploy, as one would deploy to AWS."""
import contextlib
import json
import os
import platform
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.parse
import urllib.request
import zipfile

import boto3

import differences
import ports

STACK = "followup"
STAGE = "standin"


class StandIn:
    """A started MiniStack; stops with everything it started."""

    def __init__(self, folder, root):
        self.folder, self.root = folder, root
        self.port = ports.free()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process = None

    def start(self, functions_url, mail_certificate):
        """Functions inherit this environment: they call AWS by `functions_url` and trust that certificate."""
        artefacts = self.folder / "artefacts"
        for assembly in ("presence", "everything"):
            shutil.rmtree(artefacts / assembly, ignore_errors=True)
            with zipfile.ZipFile(self._zip(assembly)) as function:
                function.extractall(artefacts / assembly)
        client = self.folder / "client"
        env = _aws_environment() | {
            "GATEWAY_PORT": str(self.port), "BIND_HOST": "127.0.0.1", "AWS_ENDPOINT_URL": functions_url,
            "TMPDIR": str(_emptied(self.folder / "tmp")),
            "STANDIN_ARTEFACTS": str(artefacts), "STANDIN_CLIENT": str(client), "STANDIN_JNI": str(_unpacked_jni(client, self.folder)),
            "STANDIN_JAVA": os.path.join(os.environ["JAVA_HOME"], "bin", "java"),
            "STANDIN_HANDLER": self._handler(),
            "STANDIN_TRUST": str(_trusting(mail_certificate, self.folder))}
        with open(self.folder / "ministack.log", "w") as log:
            self.process = subprocess.Popen(
                [_beside_python("ministack")], env=env, stdout=log, stderr=subprocess.STDOUT, cwd=self.folder,
                start_new_session=True)
        self._wait_until_up()

    def stop(self):
        if self.process:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                pass
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)

    def client(self, service):
        return boto3.client(service, endpoint_url=self.url, region_name="ap-northeast-2",
                            aws_access_key_id="test", aws_secret_access_key="test")

    def deploy(self, mail_port):
        """Deploys the template by infra/deploy; the stack's outputs by name."""
        application = self.client("sns").create_platform_application(
            Name="app", Platform="GCM", Attributes={"PlatformCredential": "none"})["PlatformApplicationArn"]
        self.client("s3").create_bucket(
            Bucket="artefacts", CreateBucketConfiguration={"LocationConstraint": "ap-northeast-2"})
        self._tree()
        outputs = self.deploy_again(
            f"Stage={STAGE}", "Architecture=x86_64", "AlarmEmail=none", "MailDomain=followup.example",
            f"AndroidApplicationArn={application}", "MailHost=localhost", f"MailPort={mail_port}")
        differences.set_by_hand(self.client("dynamodb"), STAGE)
        return outputs

    def deploy_again(self, *parameters):
        """With these parameters; what is not among them stays."""
        self._run(self.folder / "tree" / "infra" / "deploy", STACK, "artefacts", *parameters)
        stack = self.client("cloudformation").describe_stacks(StackName=STACK)["Stacks"][0]
        return {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}

    def texts(self, phone):
        """What SNS took for a telephone number."""
        query = urllib.parse.urlencode({"phoneNumber": phone})
        with urllib.request.urlopen(f"{self.url}/_ministack/sns/sms-messages?{query}") as answer:
            return json.load(answer)["sms_messages"].get(phone, [])

    def _tree(self):
        """The repository as the template sees it, with zips that hold no more than how to start what is unpacked."""
        tree = _emptied(self.folder / "tree")
        (tree / "infra").mkdir()
        for name in ("template.yaml", "follow-up.asl.json", "tell.asl.json", "follow-up-before.asl.json", "deploy"):
            text = (self.root / "infra" / name).read_text()
            (tree / "infra" / name).write_text(differences.adapted(name, text))
        (tree / "infra" / "deploy").chmod(0o755)
        shutil.copytree(self.root / "infra" / "smoke", tree / "infra" / "smoke")
        for assembly in ("presence", "everything"):
            target = tree / "functions" / "lambda" / assembly / "target"
            target.mkdir(parents=True)
            with zipfile.ZipFile(target / "function.zip", "w") as thin:
                thin.write(self.root / "infra" / "endtoend" / "bootstrap", "bootstrap")
                thin.writestr("assembly", assembly)

    def _zip(self, assembly):
        zipped = self.root / "functions" / "lambda" / assembly / "target" / "function.zip"
        if not zipped.exists():
            sys.exit(f"{zipped} is not there: build it first (./mvnw package)")
        return zipped

    def _handler(self):
        """What the template tells the Java runtime to start."""
        return re.search(r"Handler:.*\"([\w.]+::\w+)\"", (self.root / "infra" / "template.yaml").read_text()).group(1)

    def _run(self, script, *arguments):
        """One of the scripts of infra, with the AWS CLI of this leg."""
        path = os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]])
        done = subprocess.run(
            [script, *arguments], env=_aws_environment() | {"AWS_ENDPOINT_URL": self.url, "PATH": path},
            capture_output=True, text=True, timeout=300)
        if done.returncode:
            raise AssertionError(f"{script.name}: {done.stdout[-500:]}{done.stderr[-1500:]}\n" + self._refusals())

    def _refusals(self):
        try:
            events = self.client("cloudformation").describe_stack_events(StackName=STACK)["StackEvents"]
        except Exception as none:  # There is no stack where not even the change set was made.
            return str(none)
        return "\n".join(f"{event['LogicalResourceId']}: {event.get('ResourceStatusReason')}"
                         for event in events if "FAILED" in event["ResourceStatus"])

    def _wait_until_up(self):
        for _ in range(300):
            if self.process.poll() is not None:
                break
            try:
                urllib.request.urlopen(f"{self.url}/_ministack/health", timeout=1).close()
                return
            except OSError:
                time.sleep(0.1)
        sys.exit(f"MiniStack did not start, see {self.folder / 'ministack.log'}")


def _aws_environment():
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    return kept | {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_PAGER": "",
                   "AWS_REGION": "ap-northeast-2", "AWS_DEFAULT_REGION": "ap-northeast-2",
                   "MINISTACK_REGION": "ap-northeast-2", "AWS_CONFIG_FILE": os.devnull,
                   "AWS_SHARED_CREDENTIALS_FILE": os.devnull}


def _unpacked_jni(client, folder):
    """The client's native part. Left alone, each process writes it anew to the same file, under the feet of those that
    run from it."""
    machine = {"x86_64": "x86_64", "aarch64": "aarch_64", "arm64": "aarch_64"}[platform.machine()]
    [jar] = client.glob("aws-lambda-java-runtime-interface-client-*.jar")
    with zipfile.ZipFile(jar) as zipped:
        return zipped.extract(f"jni/libaws-lambda-jni.linux-{machine}.so", folder)


def _trusting(certificate, folder):
    """A trust store for the functions' JVM that holds this certificate alone."""
    store = folder / "trust.p12"
    store.unlink(missing_ok=True)
    subprocess.run(
        [os.path.join(os.environ["JAVA_HOME"], "bin", "keytool"), "-importcert", "-noprompt", "-alias", "mail",
         "-file", certificate, "-keystore", store, "-storepass", "standin"], check=True, capture_output=True)
    return store


def _beside_python(program):
    return os.path.join(os.path.dirname(sys.executable), program)


def _emptied(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
