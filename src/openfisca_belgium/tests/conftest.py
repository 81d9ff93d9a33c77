"""Situations in YAML are tests: pytest collects them as `openfisca test` would."""

import yaml
from openfisca_core.tools.test_runner import YamlFile, YamlItem

from openfisca_belgium import CountryTaxBenefitSystem

_built = []


class Situations(YamlFile):
    """A file of situations. OpenFisca names its items late; runners need a name at once."""

    def collect(self):
        for test in yaml.safe_load(self.path.read_text("utf-8")):
            yield YamlItem.from_parent(
                self,
                name=test["name"],
                baseline_tax_benefit_system=self.tax_benefit_system,
                test=test,
                options=self.options,
            )


def pytest_collect_file(parent, file_path):
    if file_path.suffix != ".yaml":
        return None
    if not _built:
        _built.append(CountryTaxBenefitSystem())
    return Situations.from_parent(parent, path=file_path, tax_benefit_system=_built[0], options={})
