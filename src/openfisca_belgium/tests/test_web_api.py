"""Anybody can serve this package with OpenFisca's own web server."""

import json

import pytest
from openfisca_web_api.app import create_app

from openfisca_belgium.tests.sweeps import belgium


@pytest.fixture(scope="module")
def client():
    return create_app(belgium()).test_client()


def ask(client, situation):
    return client.post("/calculate", data=json.dumps(situation), content_type="application/json")


def test_the_example_of_the_package_is_calculated(client):
    example = belgium().open_api_config["simulation_example"]

    answer = ask(client, example)

    assert answer.status_code == 200
    (net_wage,) = answer.json["persons"]["An"]["net_wage"].values()
    assert net_wage == pytest.approx(2143.94, abs=0.01)


def test_the_package_describes_itself(client):
    spec = client.get("/spec").json
    variable = client.get("/variable/net_wage").json
    parameter = client.get("/parameter/minimum_wage.monthly").json

    assert "/calculate" in spec["paths"]
    assert variable["description"] == "Net wage / Nettoloon"
    assert parameter["values"]["2026-04-01"] == 2189.81


def test_an_unknown_variable_is_refused_with_a_message(client):
    answer = ask(client, {"persons": {"An": {"nett_wage": {"2026-06": None}}}})

    assert answer.status_code in {400, 404}
    assert "nett_wage" in answer.get_data(as_text=True)


def test_each_trace_tells_the_parameters_it_used(client):
    example = belgium().open_api_config["simulation_example"]

    answer = client.post("/trace", data=json.dumps(example), content_type="application/json")

    assert answer.status_code == 200
    asked = answer.json["trace"]["social_contributions<2026-06>"]["parameters"]
    assert asked == {"contributions.employee_rate<2026-06-01>": 0.1307}
