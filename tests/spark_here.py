"""A Spark cluster on this machine for tests: one master and two workers on the loopback, each stopped by its own process id."""

import importlib.util
import json
import os
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.served import free_port

WORKERS = 2
_DEFAULTS = """
spark.driver.host 127.0.0.1
spark.driver.bindAddress 127.0.0.1
spark.executor.memory 600m
spark.sql.shuffle.partitions 2
spark.default.parallelism 2
spark.ui.enabled false
spark.sql.warehouse.dir {folder}/warehouse
spark.sql.adaptive.enabled false
spark.sql.codegen.wholeStage false
spark.sql.codegen.factoryMode NO_CODEGEN
spark.driver.extraJavaOptions -XX:TieredStopAtLevel=1
spark.executor.extraJavaOptions -XX:TieredStopAtLevel=1
"""  # a class compiled for each of some hundred questions on some hundred rows took four fifths of the time
_LOGGING = """
rootLogger.level = error
rootLogger.appenderRef.console.ref = console
appender.console.type = Console
appender.console.name = console
appender.console.target = SYSTEM_ERR
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = %p %c: %m%n
"""


def what_is_missing() -> str | None:
    """Return the sentence that says why Spark cannot run here, None where it can."""
    packages = [name for name in ("pyspark", "sqlglot", "grpc") if importlib.util.find_spec(name) is None]
    if packages:
        return f"Apache Spark is not installed ({', '.join(packages)}); run `make spark`"
    return None if shutil.which("java") else "Java 17 is not installed; run `make spark`, or install openjdk-17-jre-headless"


def settings(folder: Path) -> dict[str, str]:
    """Return the environment of a Spark on the loopback, small and silent; its files lie in `folder`."""
    (folder / "spark-defaults.conf").write_text(_DEFAULTS.format(folder=folder))
    (folder / "log4j2.properties").write_text(_LOGGING)
    return {"SPARK_CONF_DIR": str(folder), "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_LOCAL_DIRS": str(folder / "local")}


@contextmanager
def java_class(name: str, *options: str, around: dict[str, str]) -> Generator[subprocess.Popen]:
    """Run a class of Spark until the block ends; it is stopped by its process id."""
    home = Path(importlib.util.find_spec("pyspark").origin).parent
    log = Path(around["SPARK_CONF_DIR"]) / f"{name.rpartition('.')[2]}-{time.monotonic_ns()}.log"
    with log.open("w") as written:
        order = [str(home / "bin" / "spark-class"), name, *options]
        process = subprocess.Popen(order, env={**os.environ, **around, "SPARK_HOME": str(home)}, stdout=written, stderr=written)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def cluster(folder: Path, around: dict[str, str]) -> Generator[str]:
    """Yield the address of a master with two workers that are alive."""
    port, page = free_port(), free_port()
    address, worker = f"spark://127.0.0.1:{port}", "org.apache.spark.deploy.worker.Worker"
    small = ("--host", "127.0.0.1", "--cores", "1", "--memory", "700m", "--webui-port", "0", "--work-dir", str(folder / "work"))
    master = ("--host", "127.0.0.1", "--port", str(port), "--webui-port", str(page))
    with (
        java_class("org.apache.spark.deploy.master.Master", *master, around=around),
        java_class(worker, *small, address, around=around),
        java_class(worker, *small, address, around=around),
    ):
        _until_alive(page)
        yield address


def _until_alive(page: int) -> None:
    for _ in range(480):
        with suppress(OSError, ValueError), urllib.request.urlopen(f"http://127.0.0.1:{page}/json/", timeout=2) as said:
            if sum(one["state"] == "ALIVE" for one in json.load(said)["workers"]) == WORKERS:
                return
        time.sleep(0.25)
    raise AssertionError("the workers did not come to life within two minutes")


@contextmanager
def connect_server(master: str, around: dict[str, str]) -> Generator[str]:
    """Yield the address of a Connect server that works on a cluster."""
    port = free_port()
    submit = ("--class", "org.apache.spark.sql.connect.service.SparkConnectServer", "--master", master, "--name", "connect")
    bound = ("--conf", f"spark.connect.grpc.binding.port={port}", "--conf", "spark.connect.grpc.binding.address=127.0.0.1")
    with java_class("org.apache.spark.deploy.SparkSubmit", *submit, *bound, "spark-internal", around=around) as server:
        for _ in range(480):
            assert server.poll() is None, "the Connect server ended"
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            time.sleep(0.25)
        yield f"sc://127.0.0.1:{port}"
