"""Settings: where each comes from, what is refused, and what is never shown."""

from datetime import date, datetime
from pathlib import Path
from traceback import format_exception
from urllib.parse import unquote

import pytest

from corpus.errors import BadRequest
from corpus.settings import FILE_VARIABLE, KNOWN, Settings, load_settings


def file_of(folder: Path, text: str) -> dict[str, str]:
    """An environment that names a settings file with that text."""
    path = folder / "zhize.toml"
    path.write_text(text, encoding="utf-8")
    return {FILE_VARIABLE: str(path)}


def test_the_defaults_are_those_of_the_contract() -> None:
    settings = load_settings({})
    assert settings.data == Path("zhize-data")
    assert settings.engine is None
    assert settings.engine_urls == ()
    assert settings.index_prefix == "zhize"
    assert settings.key is None
    assert settings.max_bytes == 20 * 1024 * 1024


@pytest.mark.parametrize("setting", KNOWN, ids=lambda setting: setting.name)
def test_each_setting_has_a_variable_and_chinese_help(setting: object) -> None:
    assert isinstance(setting, type(KNOWN[0]))
    assert setting.variable == f"ZHIZE_{setting.name.upper()}"
    assert any("一" <= character <= "鿿" for character in setting.help)
    assert setting.default


def test_arguments_win_over_the_environment_over_the_file_over_defaults(tmp_path: Path) -> None:
    environ = file_of(tmp_path, 'jobs = 1\nread_seconds = 5\nindex_prefix = "file"\n')
    environ |= {"ZHIZE_JOBS": "2", "ZHIZE_READ_SECONDS": "6.5"}
    settings = load_settings(environ, jobs=3)
    assert (settings.jobs, settings.read_seconds, settings.index_prefix) == (3, 6.5, "file")
    assert settings.write_wait_seconds == Settings().write_wait_seconds


def test_an_argument_that_is_none_and_an_empty_variable_count_as_unset() -> None:
    assert load_settings({"ZHIZE_JOBS": " ", "ZHIZE_KEY": ""}, data=None).jobs == 0


def test_texts_are_read_as_what_the_setting_holds() -> None:
    settings = load_settings({"ZHIZE_TODAY": "2020-12-31", "ZHIZE_ENGINE": "http://a:9200/, https://b:9201"})
    assert settings.on() == date(2020, 12, 31)
    assert settings.engine_urls == ("http://a:9200", "https://b:9201")
    assert load_settings({}, data="~/store").data == Path("~/store").expanduser()
    assert load_settings({}, today=date(2021, 1, 2)).on() == date(2021, 1, 2)


def test_a_key_may_be_any_text() -> None:
    assert load_settings({"ZHIZE_KEY": "null"}).key == "null"
    assert load_settings({"ZHIZE_KEY": "123"}).key == "123"


def test_the_clock_is_the_real_day_unless_set() -> None:
    utc_days = {datetime.now().astimezone().date().toordinal() + shift for shift in (-1, 0, 1)}
    assert load_settings({}).on().toordinal() in utc_days


def test_relative_paths_of_the_file_start_from_its_folder(tmp_path: Path) -> None:
    settings = load_settings(file_of(tmp_path, 'data = "store"\narchive = "/warc"\ntoday = 2020-01-02\n'))
    assert settings.data == tmp_path / "store"
    assert settings.archive == Path("/warc")
    assert settings.today == date(2020, 1, 2)


def test_the_file_may_use_the_names_of_the_variables(tmp_path: Path) -> None:
    assert load_settings(file_of(tmp_path, "ZHIZE_JOBS = 4\n")).jobs == 4


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("ZHIZE_TODAY", "2020-13-01"),
        ("ZHIZE_JOBS", "-1"),
        ("ZHIZE_JOBS", "两"),
        ("ZHIZE_MAX_BYTES", "0"),
        ("ZHIZE_READ_SECONDS", "nan"),
        ("ZHIZE_READ_SECONDS", "soon"),
        ("ZHIZE_ENGINE", "localhost:9200"),
        ("ZHIZE_ENGINE", "http://"),
        ("ZHIZE_INDEX_PREFIX", "Zhize"),
        ("ZHIZE_INDEX_PREFIX", "../x"),
        ("ZHIZE_DATA", "a\0b"),
    ],
)
def test_a_bad_value_is_refused_and_says_what_to_do(variable: str, value: str) -> None:
    with pytest.raises(BadRequest) as caught:
        load_settings({variable: value})
    assert variable.removeprefix("ZHIZE_").lower() in caught.value.message.lower()
    assert caught.value.remedy


@pytest.mark.parametrize("text", ["jobs = ", "colour = 1", "jobs = true", "data = 1", "[engine]\nuser = 'a'"])
def test_a_bad_file_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadRequest) as caught:
        load_settings(file_of(tmp_path, text))
    assert caught.value.remedy


@pytest.mark.parametrize("text", ["engine_password = 12345678", "index_prefix = 7"])
def test_a_number_in_place_of_a_text_is_told_so(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadRequest, match="引号") as caught:
        load_settings(file_of(tmp_path, text))
    assert "12345678" not in str(caught.value)


def test_a_node_that_is_named_twice_is_one() -> None:
    settings = load_settings({"ZHIZE_ENGINE": "http://a:9200,http://b:9200,http://a:9200/"})
    assert settings.engine_urls == ("http://a:9200", "http://b:9200")


def test_a_missing_file_is_refused() -> None:
    with pytest.raises(BadRequest, match="nowhere"):
        load_settings({FILE_VARIABLE: "/nowhere/zhize.toml"})


def test_an_unknown_argument_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(BadRequest) as caught:
        load_settings({}, colour="red")
    assert "max_bytes" in caught.value.remedy


def test_secrets_are_never_shown() -> None:
    secrets = {setting.name: f"open-{setting.name}" for setting in KNOWN if setting.secret}
    assert set(secrets) == {"key", "engine_password", "engine_api_key"}
    settings = load_settings({}, engine="https://host:9200", **secrets)
    assert "open-" not in repr(settings) + str(settings) + str(settings.__rich_repr__())
    with pytest.raises(BadRequest) as caught:
        load_settings({}, key=["open-list"])
    assert "open-" not in str(caught.value)


# Of each, every part between two marks is looked for in what is shown.
PASSWORDS = (
    "aabb",
    "aa@bb",
    "aa,bb",
    "aa/bb",
    "aa?bb",
    "aa#bb",
    "aa:bb",
    "aa%40bb",
    "aa bb",
    "11/bb",
    "aa,http://bb",
    "aa\\bb",
)


def shown_of(settings: Settings) -> str:
    """All that is ever shown of settings."""
    return repr(settings) + str(settings) + str(settings.__rich_repr__())


@pytest.mark.parametrize("password", PASSWORDS)
@pytest.mark.parametrize(
    "given", ["http://uu:{}@host:9200", "https://other:9200, https://uu:{}@host:9200", "uu:{}@host"]
)
def test_a_password_in_an_address_is_taken_out_or_refused_and_never_shown(given: str, password: str) -> None:
    engine = given.format(password)
    try:
        settings = load_settings({"ZHIZE_ENGINE": engine})
    except BadRequest as error:
        told = "".join(format_exception(error)) + shown_of(Settings(engine=engine))
    else:
        told = shown_of(settings)
        assert settings.engine_user == "uu"
        assert settings.engine_password == unquote(password)
        assert settings.engine_urls[-1].endswith("//host:9200")
    for part in ("aa", "bb", "uu:"):
        assert part not in told


@pytest.mark.parametrize("password", ["aabb", "aa@bb", "aa,bb", "aa:bb", "aa%2Fbb"])
def test_a_password_in_an_address_that_can_be_told_apart_is_used(password: str) -> None:
    settings = load_settings(
        {}, engine=f"http://es1:9200,http://uu:{password}@es2:9200/es", engine_api_key="k"
    )
    assert settings.engine == "http://es1:9200,http://es2:9200/es"
    assert (settings.engine_user, settings.engine_password) == ("uu", unquote(password))
    assert settings.engine_api_key is None


@pytest.mark.parametrize("engine", [",", " , ,", ",,", "   "])
def test_an_engine_without_an_address_is_refused(engine: str) -> None:
    with pytest.raises(BadRequest):
        load_settings({"ZHIZE_ENGINE": engine})


@pytest.mark.parametrize("name", ["ZHIZE_ENGINE_USER", "ZHIZE_ENGINE_PASSWORD", "ZHIZE_ENGINE_API_KEY"])
@pytest.mark.parametrize("value", ["geheim\nX", "geheim\tX", "geheim职"])
def test_what_cannot_be_sent_is_refused_without_showing_it(name: str, value: str) -> None:
    with pytest.raises(BadRequest) as raised:
        load_settings({"ZHIZE_ENGINE": "http://127.0.0.1:9200", name: value})
    assert name.removeprefix("ZHIZE_").lower() in str(raised.value)
    assert "geheim" not in str(raised.value)


def test_two_users_in_the_addresses_are_refused() -> None:
    with pytest.raises(BadRequest, match="不同的用户") as caught:
        load_settings({}, engine="http://a:aa@h1:9200,http://b:bb@h2:9200")
    assert "aa" not in str(caught.value)


@pytest.mark.parametrize("engine", [["http://u:aa@h"], {"url": "http://u:aa@h"}])
def test_what_is_no_text_is_refused_without_showing_it(engine: object) -> None:
    with pytest.raises(BadRequest) as caught:
        load_settings({}, engine=engine)
    assert "aa" not in str(caught.value)


@pytest.mark.parametrize(
    ("variable", "meant"),
    [
        ("ZHIZE_ENGIN", "ZHIZE_ENGINE"),
        ("ZHIZE_INDEX_PREFX", "ZHIZE_INDEX_PREFIX"),
        ("ZHIZE_SETTING", FILE_VARIABLE),
    ],
)
def test_a_slip_in_the_name_of_a_variable_is_told(variable: str, meant: str) -> None:
    with pytest.raises(BadRequest, match=variable) as told:
        load_settings({variable: "http://127.0.0.1:9"})
    assert meant in told.value.remedy


@pytest.mark.parametrize("variable", ["ZHIZE_HOST", "ZHIZE_PORT", "ZHIZE_FILES", "ZHIZE_TEST_FULL", "ENGINE"])
def test_other_variables_are_their_owners(variable: str) -> None:
    assert load_settings({variable: "1"}) == Settings()
