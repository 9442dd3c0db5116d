"""The lab as a process of its own, and two ways to call it as an account: boto3 and the AWS CLI."""
import contextlib
import io
import json
import os
import re
import subprocess
import sys
import threading
import time

REGION = "ap-northeast-1"
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Refused(Exception):
    """AWS answered an error: its code and message."""

    def __init__(self, code, message):
        super().__init__(f"{code}: {message}")
        self.code = code


class Lab:
    """`./handshake serve` on a free port, until the end of the with block."""

    def __init__(self, *options):
        self.options = options
        self.lines = []

    def __enter__(self):
        self.process = subprocess.Popen(
            [os.path.join(ROOT, "handshake"), "serve", "--port", "0", *self.options],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, text=True)
        for line in self.process.stdout:
            self.lines.append(line)
            found = re.search(r"at (http://127\.0\.0\.1:\d+)", line)
            if found:
                self.endpoint = found.group(1)
                threading.Thread(target=lambda: self.lines.extend(self.process.stdout), daemon=True).start()
                return self
        sys.exit("handshake serve did not start:\n" + "".join(self.lines))

    def __exit__(self, kind, *_):
        self.process.terminate()
        self.process.wait(20)
        if kind:
            print("".join(self.lines[-40:]), file=sys.stderr)


class Boto3:
    name = "boto3"

    def __init__(self, endpoint):
        self.endpoint = endpoint
        self.clients = {}

    def call(self, account, service, operation, parameters):
        import boto3
        from botocore.config import Config
        from botocore.exceptions import ClientError
        if (account, service) not in self.clients:
            self.clients[account, service] = boto3.client(
                service, endpoint_url=self.endpoint, region_name=REGION, aws_access_key_id=account,
                aws_secret_access_key="any", config=Config(retries={"max_attempts": 0}))
        try:
            answer = getattr(self.clients[account, service], operation.replace("-", "_"))(**parameters)
        except ClientError as error:
            raise Refused(error.response["Error"]["Code"], error.response["Error"]["Message"]) from None
        answer.pop("ResponseMetadata")
        return answer


class Cli:
    """The AWS CLI: version 1 inside this process, where it starts much faster, else the command `aws`."""
    name = "AWS CLI"

    def __init__(self, endpoint):
        self.endpoint = endpoint
        self.drivers = {}
        self.environment = {"AWS_DEFAULT_REGION": REGION, "AWS_PAGER": "", "AWS_SECRET_ACCESS_KEY": "any",
                            "AWS_MAX_ATTEMPTS": "1", "AWS_CONFIG_FILE": os.devnull,
                            "AWS_SHARED_CREDENTIALS_FILE": os.devnull, "AWS_EC2_METADATA_DISABLED": "true"}

    def call(self, account, service, operation, parameters):
        arguments = ["--endpoint-url", self.endpoint, service, operation, "--no-paginate", "--output", "json",
                     "--cli-input-json", json.dumps(parameters)]
        status, out, err = self.run(account, arguments)
        error = re.search(r"An error occurred \((\S+)\).*?: (.*)", err, re.DOTALL)
        if error:
            raise Refused(error.group(1), error.group(2))
        if status:
            raise AssertionError(f"aws {service} {operation} ended with {status}: {err}")
        return json.loads(out) if out.strip() else {}

    def run(self, account, arguments):
        environment = dict(self.environment, AWS_ACCESS_KEY_ID=account)
        try:
            from awscli.clidriver import create_clidriver
        except ImportError:
            done = subprocess.run(["aws", *arguments], env=dict(os.environ, **environment), capture_output=True,
                                  text=True, check=False)
            return done.returncode, done.stdout, done.stderr
        os.environ.update(environment)
        if account not in self.drivers:
            self.drivers[account] = create_clidriver()
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = self.drivers[account].main(arguments)
        return status, out.getvalue(), err.getvalue()


class Account:
    """A person of an account: `person.ec2("describe-vpcs", VpcIds=[...])`."""

    def __init__(self, client, number):
        self.client = client
        self.number = number

    def __getattr__(self, service):
        return lambda operation, **parameters: self.client.call(self.number, service, operation, parameters)


def refused(code, call, *arguments, **parameters):
    """The call is refused with this code; its message is returned."""
    try:
        answer = call(*arguments, **parameters)
    except Refused as error:
        assert error.code == code, f"expected {code}, got {error}"
        return str(error)
    raise AssertionError(f"expected {code}, got {answer}")


def until(what, look, seconds=60):
    """Looks until the answer is true, and returns it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"not within {seconds} s: {what}")


def filters(**values):
    return [{"Name": name.replace("_", "-"), "Values": [value]} for name, value in values.items()]
